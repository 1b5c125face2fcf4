-- +goose Up

-- The links of Course.students are of the type Enrolment, which is new there.
-- Enrolment.grade is new.
-- Enrolment.seat is new; links without it get the default.
-- Enrolment.note is new.
-- Enrolment.enrolledAt is new; links without it get the time of this migration.
-- Enrolment.gradedAt is new; links without it get the time of this migration.
-- Course.students is sorted by enrolledAt: its junction gets an index.
-- The links of Person.learnsWith are of the type Company, which is new there.
-- Company.place is new.
-- Company.hours is new.
-- Person.knows is new.

-- A sentence that is inserted here ends the migration, and nothing has changed.
CREATE TEMP TABLE refusal (reason TEXT NOT NULL) STRICT;
-- +goose StatementBegin
CREATE TEMP TRIGGER refuse BEFORE INSERT ON refusal BEGIN SELECT raise(ABORT, NEW.reason); END;
-- +goose StatementEnd

-- A table that is made anew is dropped first, and foreign keys would take the links with it.
INSERT INTO refusal SELECT 'foreign keys have to be off for this migration' FROM pragma_foreign_keys WHERE foreign_keys;

-- What is marked in course_sweep is gone for everybody. Its rows go now.
DELETE FROM course_teacher WHERE course_id IN (SELECT id FROM course_sweep);
DELETE FROM course_student WHERE course_id IN (SELECT id FROM course_sweep);
DELETE FROM course_require WHERE leads_to_id IN (SELECT id FROM course_sweep);
DELETE FROM course_require WHERE require_id IN (SELECT id FROM course_sweep);
DELETE FROM course_topic WHERE course_id IN (SELECT id FROM course_sweep);
DELETE FROM course WHERE id IN (SELECT id FROM course_sweep WHERE deleting = 1);
DELETE FROM course_sweep;

-- What is marked in person_sweep is gone for everybody. Its rows go now.
DELETE FROM course_teacher WHERE teacher_id IN (SELECT id FROM person_sweep);
DELETE FROM course_student WHERE student_id IN (SELECT id FROM person_sweep);
DELETE FROM person_mate WHERE person_id IN (SELECT id FROM person_sweep);
DELETE FROM person WHERE id IN (SELECT id FROM person_sweep WHERE deleting = 1);
DELETE FROM person_sweep;

-- course_student is made anew.
CREATE TABLE course_student__new (
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    student_id INTEGER NOT NULL,
    student_name TEXT NOT NULL,
    grade INTEGER CHECK (grade BETWEEN 0 AND 100),
    seat TEXT NOT NULL CHECK (seat IN ('ROOM', 'REMOTE')),
    note TEXT CHECK (length(note) BETWEEN 1 AND 200),
    enrolled_at INTEGER NOT NULL,
    graded_at INTEGER NOT NULL,
    PRIMARY KEY (course_id, student_id),
    FOREIGN KEY (student_id, student_name) REFERENCES person (id, name) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO course_student__new (course_id, student_id, student_name, grade, seat, note, enrolled_at, graded_at)
    SELECT course_id, student_id, student_name, NULL, 'ROOM', NULL, CAST(unixepoch('now', 'subsec') * 1000000 AS INTEGER), CAST(unixepoch('now', 'subsec') * 1000000 AS INTEGER) FROM course_student;
DROP TABLE course_student;
ALTER TABLE course_student__new RENAME TO course_student;
CREATE INDEX course_student_by_course ON course_student (course_id, student_name, student_id);
CREATE INDEX course_student_by_course_and_enrolled_at ON course_student (course_id, enrolled_at, student_id);
CREATE INDEX course_student_by_student_id ON course_student (student_id, course_id);
ALTER TABLE person_mate ADD COLUMN place TEXT CHECK (length(place) BETWEEN 1 AND 80);
ALTER TABLE person_mate ADD COLUMN hours REAL CHECK (hours >= 0.0);
CREATE TABLE person_known (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    known_id INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
    years INTEGER NOT NULL CHECK (years >= 0),
    would_teach INTEGER NOT NULL CHECK (would_teach IN (0, 1)),
    PRIMARY KEY (person_id, known_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_known_by_known_id ON person_known (known_id, person_id);

-- All that is referred to is there.
INSERT INTO refusal SELECT 'a row of ' || "table" || ' refers to a missing row of ' || parent FROM pragma_foreign_key_check;
DROP TABLE refusal;
