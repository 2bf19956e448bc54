"""Two people get to know each other through a homeserver, with matrix-nio as their client.

    python conversation.py http://127.0.0.1:8008

Every step says what it checks; the first that does not hold ends the program with status 1.
"""

import asyncio
import logging
import secrets
import sys

import nio

PATIENCE_SECONDS = 20
OLD_MESSAGES = 25


class Person:
    """A user with a client that syncs all the time and keeps what it hears."""

    def __init__(self, url, name):
        self.name = f"{name}-{secrets.token_hex(4)}"
        self.client = nio.AsyncClient(url, self.name)
        self.events = []
        self.heard = asyncio.Event()
        self.client.add_event_callback(self.note, nio.Event)
        self.client.add_event_callback(self.note, nio.InviteMemberEvent)
        self.client.add_ephemeral_callback(self.note, nio.TypingNoticeEvent)
        self.client.add_ephemeral_callback(self.note, nio.ReceiptEvent)
        self.syncing = None

    def note(self, room, event):
        self.events.append((room.room_id, event))
        self.heard.set()

    def listen(self):
        whole = {"room": {"timeline": {"limit": 100}}}
        self.syncing = asyncio.create_task(
            self.client.sync_forever(timeout=10_000, sync_filter=whole)
        )

    async def hang_up(self):
        if self.syncing:
            self.syncing.cancel()
            await asyncio.gather(self.syncing, return_exceptions=True)
        await self.client.close()

    async def hears(self, room_id, wanted):
        """Waits for an event of the room that fits, and returns it."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                for event_room, event in self.events:
                    if event_room == room_id and wanted(event):
                        return event
                if self.syncing.done():
                    self.syncing.result()
                self.heard.clear()
                await self.heard.wait()

    async def hears_text(self, room_id, text):
        return await self.hears(
            room_id, lambda event: isinstance(event, nio.RoomMessageText) and event.body == text
        )

    def texts(self, room_id):
        return [
            event.body
            for event_room, event in self.events
            if event_room == room_id and isinstance(event, nio.RoomMessageText)
        ]

    async def say(self, room_id, text):
        content = {"msgtype": "m.text", "body": text}
        answer = await self.client.room_send(room_id, "m.room.message", content)
        return expect(answer, nio.RoomSendResponse).event_id


def expect(answer, kind):
    """The answer, when it is of the kind that means success."""
    if not isinstance(answer, kind):
        raise AssertionError(f"expected {kind.__name__}, got {answer}")
    return answer


def check(holds, what):
    if not holds:
        raise AssertionError(what)


def step(text):
    print(f"  {text}", flush=True)


async def register(person):
    answer = await person.client.register(person.name, "a long enough password", "laptop")
    expect(answer, nio.RegisterResponse)
    check(answer.user_id.startswith(f"@{person.name}:"), f"odd user id {answer.user_id}")
    who = expect(await person.client.whoami(), nio.WhoamiResponse)
    check(who.user_id == answer.user_id, "whoami names someone else")


async def log_in_again(person):
    expect(await person.client.logout(), nio.LogoutResponse)
    answer = await person.client.login("a long enough password", "laptop")
    expect(answer, nio.LoginResponse)


async def meet(alice, bob):
    created = await alice.client.room_create(
        name="Kitchen", topic="What is for dinner", preset=nio.RoomPreset.private_chat
    )
    room_id = expect(created, nio.RoomCreateResponse).room_id
    refused = await bob.client.join(room_id)
    expect(refused, nio.JoinError)
    check(refused.status_code == "M_FORBIDDEN", f"uninvited join: {refused}")
    expect(await alice.client.room_invite(room_id, bob.client.user_id), nio.RoomInviteResponse)
    await bob.hears(room_id, lambda event: isinstance(event, nio.InviteMemberEvent))
    check(room_id in bob.client.invited_rooms, "the invite is not in the client's list")
    expect(await bob.client.join(room_id), nio.JoinResponse)
    await alice.hears(
        room_id,
        lambda event: isinstance(event, nio.RoomMemberEvent)
        and event.state_key == bob.client.user_id
        and event.membership == "join",
    )
    members = expect(await alice.client.joined_members(room_id), nio.JoinedMembersResponse)
    names = {member.user_id for member in members.members}
    check(names == {alice.client.user_id, bob.client.user_id}, f"members {names}")
    return room_id


async def talk(alice, bob, room_id):
    question = await alice.say(room_id, "Soup?")
    heard = await bob.hears_text(room_id, "Soup?")
    check(heard.event_id == question, "the same message has two ids")
    check(heard.sender == alice.client.user_id, f"sender {heard.sender}")
    await bob.say(room_id, "Soup. Ünï→🍲")
    await alice.hears_text(room_id, "Soup. Ünï→🍲")
    expect(await bob.client.room_typing(room_id, True, 10_000), nio.RoomTypingResponse)
    await alice.hears(
        room_id,
        lambda event: isinstance(event, nio.TypingNoticeEvent)
        and bob.client.user_id in event.users,
    )
    expect(
        await bob.client.room_read_markers(room_id, question, question),
        nio.RoomReadMarkersResponse,
    )
    await alice.hears(
        room_id,
        lambda event: isinstance(event, nio.ReceiptEvent)
        and any(receipt.event_id == question for receipt in event.receipts),
    )
    room = bob.client.rooms[room_id]
    check(room.name == "Kitchen" and room.topic == "What is for dinner", "name or topic missing")


async def talk_at_once(alice, bob, room_id):
    words = [f"{speaker.name} {n}" for speaker in (alice, bob) for n in range(10)]
    await asyncio.gather(
        *(
            speaker.say(room_id, f"{speaker.name} {n}")
            for speaker in (alice, bob)
            for n in range(10)
        )
    )
    for listener in (alice, bob):
        for word in words:
            await listener.hears_text(room_id, word)
        texts = [text for text in listener.texts(room_id) if text in words]
        check(len(texts) == len(words), f"{listener.name} heard {len(texts)} of {len(words)}")


async def page_back(alice, bob, room_id):
    said = [f"old news {n}" for n in range(OLD_MESSAGES)]
    for text in said:
        await alice.say(room_id, text)
    await bob.hears_text(room_id, said[-1])
    found = []
    start = bob.client.next_batch
    while True:
        page = expect(
            await bob.client.room_messages(
                room_id, start, direction=nio.MessageDirection.back, limit=10
            ),
            nio.RoomMessagesResponse,
        )
        found += page.chunk
        if not page.end or not page.chunk:
            break
        start = page.end
    ids = [event.event_id for event in found]
    check(len(ids) == len(set(ids)), "an event came on two pages")
    texts = [event.body for event in found if isinstance(event, nio.RoomMessageText)]
    check(texts[:OLD_MESSAGES] == said[::-1], f"the newest pages hold {texts[:OLD_MESSAGES]}")
    check("Soup?" in texts, "the first message is not in the pages")
    check(isinstance(found[-1], nio.RoomCreateEvent), f"the last page ends with {found[-1]}")


async def take_back(alice, bob, room_id):
    regretted = await alice.say(room_id, "I never liked soup")
    await bob.hears_text(room_id, "I never liked soup")
    answer = await alice.client.room_redact(room_id, regretted, reason="not true")
    expect(answer, nio.RoomRedactResponse)
    await bob.hears(
        room_id,
        lambda event: isinstance(event, nio.RedactionEvent) and event.redacts == regretted,
    )
    left = expect(await bob.client.room_get_event(room_id, regretted), nio.RoomGetEventResponse)
    check(isinstance(left.event, nio.RedactedEvent), f"still there: {left.event}")
    check("body" not in left.event.source["content"], "the words are still there")


async def rename(alice, bob, room_id):
    expect(await bob.client.set_displayname("Robert"), nio.ProfileSetDisplayNameResponse)
    await alice.hears(
        room_id,
        lambda event: isinstance(event, nio.RoomMemberEvent)
        and event.content.get("displayname") == "Robert",
    )
    name = expect(
        await alice.client.get_displayname(bob.client.user_id), nio.ProfileGetDisplayNameResponse
    )
    check(name.displayname == "Robert", f"display name {name}")


async def part(alice, bob, room_id):
    expect(await bob.client.room_leave(room_id), nio.RoomLeaveResponse)
    await alice.hears(
        room_id,
        lambda event: isinstance(event, nio.RoomMemberEvent)
        and event.state_key == bob.client.user_id
        and event.membership == "leave",
    )
    content = {"msgtype": "m.text", "body": "one more thing"}
    refused = await bob.client.room_send(room_id, "m.room.message", content)
    expect(refused, nio.RoomSendError)
    check(refused.status_code == "M_FORBIDDEN", f"sending after leaving: {refused}")


async def log_out(person):
    token = person.client.access_token
    expect(await person.client.logout(), nio.LogoutResponse)
    person.client.access_token = token
    refused = await person.client.whoami()
    check(getattr(refused, "status_code", None) == "M_UNKNOWN_TOKEN", f"after logout: {refused}")


async def conversation(url):
    alice, bob = Person(url, "alice"), Person(url, "bob")
    try:
        step("two people register")
        await register(alice)
        await register(bob)
        step("one logs out and in again")
        await log_in_again(bob)
        alice.listen()
        bob.listen()
        step("one makes a room and invites the other, who joins")
        room_id = await meet(alice, bob)
        step("they talk in both directions, type and read")
        await talk(alice, bob, room_id)
        step("they talk at the same time, and each hears everything once")
        await talk_at_once(alice, bob, room_id)
        step("one pages back to the beginning")
        await page_back(alice, bob, room_id)
        step("one takes a message back")
        await take_back(alice, bob, room_id)
        step("one takes another name")
        await rename(alice, bob, room_id)
        step("one leaves, and has no say any more")
        await part(alice, bob, room_id)
        step("both log out, and their tokens are worth nothing")
        for person in (alice, bob):
            person.syncing.cancel()
            await asyncio.gather(person.syncing, return_exceptions=True)
            await log_out(person)
    finally:
        await alice.hang_up()
        await bob.hang_up()


def main():
    url = sys.argv[1].rstrip("/")
    # The library reports every refusal as an answer of the wrong form.
    logging.getLogger("nio").setLevel(logging.CRITICAL)
    print(f"matrix-nio against {url}", flush=True)
    try:
        asyncio.run(conversation(url))
    except (AssertionError, TimeoutError) as failure:
        print(f"FAILED: {failure!r}", file=sys.stderr)
        raise SystemExit(1) from failure
    print("matrix-nio: all well")


if __name__ == "__main__":
    main()
