package native

import lib "modernc.org/sqlite/lib"

// SQLite's result codes, as the driver's errors have them: the primary code is in the lowest byte.
const (
	CodeError        = lib.SQLITE_ERROR
	CodeBusy         = lib.SQLITE_BUSY
	CodeLocked       = lib.SQLITE_LOCKED
	CodeNoMemory     = lib.SQLITE_NOMEM
	CodeReadOnly     = lib.SQLITE_READONLY
	CodeInterrupt    = lib.SQLITE_INTERRUPT
	CodeIO           = lib.SQLITE_IOERR
	CodeCorrupt      = lib.SQLITE_CORRUPT
	CodeFull         = lib.SQLITE_FULL
	CodeCantOpen     = lib.SQLITE_CANTOPEN
	CodeProtocol     = lib.SQLITE_PROTOCOL
	CodeNotADatabase = lib.SQLITE_NOTADB
	// CodeIOLogIndex is extended: the index of the log could not be given its size.
	CodeIOLogIndex = lib.SQLITE_IOERR_SHMSIZE
	// CodeRaised is extended: a trigger gives its reason.
	CodeRaised = lib.SQLITE_CONSTRAINT_TRIGGER
)
