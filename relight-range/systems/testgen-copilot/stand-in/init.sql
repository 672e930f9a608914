CREATE TABLE users (email text PRIMARY KEY, password_sum text NOT NULL);
ALTER TABLE users OWNER TO testgen;
