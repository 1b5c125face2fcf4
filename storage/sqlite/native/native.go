// Package native adds functions to SQL inside SQLite. They sit beneath the driver, as SQLite's own do, because the driver
// would allocate for each of their calls.
//
// All that is unsafe is here: SQLite is Go made from C, and keeps memory and functions as C does. So the package works
// with the versions of the driver that it was tested with, and adds nothing to another. Whoever uses it has only strings,
// slices of bytes and numbers to do with.
package native

import (
	"encoding/binary"
	"sync"
	"unsafe"
)

// Aggregates that make one value of rows: how many there are, in four bytes, the lowest first, and then the columns of
// each row. An integer is an unsigned varint; anything else is the number of its bytes, as such a varint, and these. No
// rows are an empty value. A statement may use each any number of times, but not inside of itself: that is why there are
// several.
const (
	// Tuples packs the rows of its arguments as they come.
	Tuples = "tuples"
	// Records does the same; its arguments may be what the others made.
	Records = "records"
	// SortedTuples packs rows of an ID, numbers and texts, which come in any order. In front of their columns it is given how
	// many rows are wanted, whether the order is descending, by which text to sort, counted from 0, and then by the ID, and a
	// number with a bit for each column that holds numbers, the ID apart.
	SortedTuples = "sorted_tuples"
)

// IDs is a table-valued function: of what [IDList] made, it gives rows with one column, value.
const IDs = "ids"

// One statement packs the pages of many owners, through what these functions do besides giving a value. A subquery for
// each owner says the same in plain SQL, but SQLite opens the indexes anew for each, and hands each row on three times.
const (
	// Owners is a table like [IDs]. While it stands at an owner, rows are taken for that one's page.
	Owners = "owners"
	// Take takes a row of its arguments behind the first, which is how many the page may have, and is true as soon as it
	// has as many: so EXISTS ends the walk along an owner's links.
	Take = "take"
	// Taken is an aggregate that gives, as [Records] would, each owner's ID with what [Tuples] would make of its page.
	Taken = "taken"
	// TakeSorted is an aggregate that does the work of both, with arguments as [SortedTuples] has them.
	TakeSorted = "take_sorted"
)

// Install adds the functions to every connection that the process opens from then on, however it opens it. The error says
// why they cannot be used, the same each time: the driver is of a version that they were not tested with.
func Install() error { return installed() }

var installed = sync.OnceValue(func() error {
	if err := checkDriver(); err != nil {
		return err
	}
	return install()
})

// IDList makes IDs an argument of [IDs] or [Owners].
func IDList(ids []int64) []byte {
	list := make([]byte, 0, idBytes*len(ids))
	for _, id := range ids {
		list = binary.NativeEndian.AppendUint64(list, uint64(id)) //nolint:gosec // read as it is written
	}
	return list
}

const idBytes = 8

// String returns bytes as a string, without a copy. Nobody may change them afterwards.
func String(bytes []byte) string {
	return unsafe.String(unsafe.SliceData(bytes), len(bytes)) //nolint:gosec // as its name says
}
