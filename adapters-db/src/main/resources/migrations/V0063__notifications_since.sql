-- From which position on it is kept whom events notify.
INSERT INTO counters (counter, reserved) SELECT 'push_since', reserved FROM counters WHERE counter = 'push_evaluated';
