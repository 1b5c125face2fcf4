-- +goose Up

-- "JNCT", by which the program knows its own files.
PRAGMA application_id = 1246643028;

-- Numbers are never given again: that is what AUTOINCREMENT adds.
CREATE TABLE course (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    slug TEXT NOT NULL CHECK (length(slug) BETWEEN 3 AND 60),
    summary TEXT,
    credits INTEGER NOT NULL CHECK (credits >= 0),
    price REAL CHECK (price >= 0.0),
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    begins_at INTEGER,
    level TEXT NOT NULL CHECK (level IN ('BEGINNER', 'ADVANCED', 'EXPERT')),
    announced_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    UNIQUE (title, id),
    UNIQUE (slug),
    UNIQUE (slug, id),
    UNIQUE (credits, id),
    UNIQUE (announced_at, id)
) STRICT;
CREATE INDEX course_by_begins_at ON course ((begins_at IS NULL), begins_at, id);
CREATE TABLE course_sweep (
    id INTEGER PRIMARY KEY REFERENCES course (id) ON DELETE CASCADE,
    deleting INTEGER NOT NULL CHECK (deleting IN (0, 1))
) STRICT;
CREATE INDEX course_sweep_by_turn ON course_sweep (deleting, id);
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    email TEXT CHECK (length(email) BETWEEN 1 AND 200),
    since INTEGER,
    UNIQUE (name, id),
    UNIQUE (email)
) STRICT;
CREATE INDEX person_by_email ON person ((email IS NULL), email, id);
CREATE INDEX person_by_since ON person ((since IS NULL), since, id);
CREATE TABLE person_sweep (
    id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    deleting INTEGER NOT NULL CHECK (deleting IN (0, 1))
) STRICT;
CREATE INDEX person_sweep_by_turn ON person_sweep (deleting, id);
CREATE TABLE topic (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
    UNIQUE (name, id)
) STRICT;
CREATE TABLE course_teacher (
    course_id INTEGER NOT NULL,
    teacher_id INTEGER NOT NULL,
    teacher_name TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (course_id, teacher_id),
    FOREIGN KEY (teacher_id, teacher_name) REFERENCES person (id, name) ON UPDATE CASCADE ON DELETE CASCADE,
    FOREIGN KEY (course_id, title) REFERENCES course (id, title) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX course_teacher_by_course ON course_teacher (course_id, teacher_name, teacher_id);
CREATE INDEX course_teacher_by_teacher ON course_teacher (teacher_id, title, course_id);
CREATE TABLE course_student (
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    student_id INTEGER NOT NULL,
    student_name TEXT NOT NULL,
    PRIMARY KEY (course_id, student_id),
    FOREIGN KEY (student_id, student_name) REFERENCES person (id, name) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX course_student_by_course ON course_student (course_id, student_name, student_id);
CREATE INDEX course_student_by_student_id ON course_student (student_id, course_id);
CREATE TABLE course_require (
    leads_to_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    require_id INTEGER NOT NULL,
    require_title TEXT NOT NULL,
    PRIMARY KEY (leads_to_id, require_id),
    FOREIGN KEY (require_id, require_title) REFERENCES course (id, title) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX course_require_by_leads_to ON course_require (leads_to_id, require_title, require_id);
CREATE INDEX course_require_by_require_id ON course_require (require_id, leads_to_id);
CREATE TABLE course_topic (
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    topic_id INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
    PRIMARY KEY (course_id, topic_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX course_topic_by_topic_id ON course_topic (topic_id, course_id);
CREATE TABLE person_mate (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    mate_id INTEGER NOT NULL,
    mate_name TEXT NOT NULL,
    PRIMARY KEY (person_id, mate_id),
    FOREIGN KEY (mate_id, mate_name) REFERENCES person (id, name) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX person_mate_by_person ON person_mate (person_id, mate_name, mate_id);
CREATE INDEX person_mate_by_mate_id ON person_mate (mate_id, person_id);
