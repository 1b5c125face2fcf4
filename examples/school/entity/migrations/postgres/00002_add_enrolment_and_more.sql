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

LOCK TABLE course, course_student, person, person_mate IN ACCESS EXCLUSIVE MODE;

ALTER TABLE course_student ADD COLUMN grade bigint;
ALTER TABLE course_student ADD COLUMN seat text COLLATE "C" NOT NULL DEFAULT 'ROOM';
ALTER TABLE course_student ALTER COLUMN seat DROP DEFAULT;
ALTER TABLE course_student ADD COLUMN note text COLLATE "C";
ALTER TABLE course_student ADD COLUMN enrolled_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE course_student ALTER COLUMN enrolled_at DROP DEFAULT;
ALTER TABLE course_student ADD COLUMN graded_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE course_student ALTER COLUMN graded_at DROP DEFAULT;
ALTER TABLE person_mate ADD COLUMN place text COLLATE "C";
ALTER TABLE person_mate ADD COLUMN hours double precision;
ALTER TABLE course_student ADD CONSTRAINT course_student_grade_check CHECK (grade BETWEEN 0 AND 100);
ALTER TABLE course_student ADD CONSTRAINT course_student_seat_check CHECK (seat IN ('ROOM', 'REMOTE'));
ALTER TABLE course_student ADD CONSTRAINT course_student_note_check CHECK (char_length(note) BETWEEN 1 AND 200);
ALTER TABLE person_mate ADD CONSTRAINT person_mate_place_check CHECK (char_length(place) BETWEEN 1 AND 80);
ALTER TABLE person_mate ADD CONSTRAINT person_mate_hours_check CHECK (hours >= 0.0);
CREATE INDEX course_student_by_course_and_enrolled_at ON course_student (course_id, enrolled_at, student_id);
CREATE TABLE person_known (
    person_id bigint NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    known_id bigint NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
    years bigint NOT NULL CHECK (years >= 0),
    would_teach boolean NOT NULL,
    PRIMARY KEY (person_id, known_id)
);
CREATE INDEX person_known_by_known_id ON person_known (known_id, person_id);
