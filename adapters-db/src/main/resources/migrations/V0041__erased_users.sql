-- Who asked to be forgotten: few among many, and all of them are read when the server starts to read events.
CREATE INDEX users_erased ON users (name) WHERE erased = 1;
