CREATE TABLE users (email text PRIMARY KEY, password_sum text NOT NULL);
INSERT INTO users VALUES ('test@example.com', encode(sha256('test'), 'hex'));
ALTER TABLE users OWNER TO pyairtable;
