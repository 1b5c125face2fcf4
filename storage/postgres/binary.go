package postgres

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"sync"
	"time"

	"junction/storage/copying"
)

// binaryRows reads rows in the server's binary format for COPY. The driver has one that is more general, several times
// slower, and without COPY's options.
type binaryRows struct {
	rows    *copying.Rows
	columns int

	// The driver reads in a goroutine that it may leave alone when the connection breaks.
	mutex   sync.Mutex
	pending []byte // that were not read yet
	buffer  []byte // whose end they are
	ended   bool
}

// The format's beginning, which is followed by flags and the length of more to come, and its end.
const (
	binaryBegin = "PGCOPY\n\xff\r\n\x00" + "\x00\x00\x00\x00" + "\x00\x00\x00\x00"
	binaryEnd   = "\xff\xff"
)

// binaryEpoch is when the format's times begin, in microseconds since 1970: with the year 2000.
const binaryEpoch = 946_684_800_000_000

// binaryAhead is about how many bytes are made at once, so that they are one message of the driver's.
const binaryAhead = 60 << 10

func (b *binaryRows) Read(into []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if len(b.pending) == 0 {
		if b.ended {
			return 0, io.EOF
		}
		if err := b.encode(); err != nil {
			return 0, err
		}
	}
	n := copy(into, b.pending)
	b.pending = b.pending[n:]
	return n, nil
}

// encode makes the next bytes, of which there are always some.
func (b *binaryRows) encode() error {
	buffer := b.buffer[:0]
	if b.buffer == nil {
		buffer = append(buffer, binaryBegin...)
	}
	for !b.ended && len(buffer) < binaryAhead {
		if !b.rows.Next() {
			buffer = append(buffer, binaryEnd...)
			b.ended = true
			break
		}
		buffer = binary.BigEndian.AppendUint16(buffer, uint16(b.columns)) //nolint:gosec // a table has few
		for _, value := range b.rows.Values() {
			switch value := value.(type) {
			case int64:
				buffer = append(buffer, 0, 0, 0, 8)
				buffer = binary.BigEndian.AppendUint64(buffer, uint64(value)) //nolint:gosec // the sign is kept
			case string:
				if len(value) > math.MaxInt32 {
					return fmt.Errorf("a text has %d bytes", len(value))
				}
				buffer = binary.BigEndian.AppendUint32(buffer, uint32(len(value))) //nolint:gosec // it was compared
				buffer = append(buffer, value...)
			case bool:
				buffer = append(buffer, 0, 0, 0, 1, 0)
				if value {
					buffer[len(buffer)-1] = 1
				}
			case float64:
				buffer = append(buffer, 0, 0, 0, 8)
				buffer = binary.BigEndian.AppendUint64(buffer, math.Float64bits(value))
			case time.Time:
				buffer = append(buffer, 0, 0, 0, 8)
				buffer = binary.BigEndian.AppendUint64(buffer, uint64(value.UnixMicro()-binaryEpoch)) //nolint:gosec // the same
			case nil:
				buffer = append(buffer, 0xff, 0xff, 0xff, 0xff)
			default:
				return fmt.Errorf("a value is %T", value)
			}
		}
	}
	b.buffer, b.pending = buffer, buffer
	return nil
}

// stop ends the reading of rows, wherever it is.
func (b *binaryRows) stop() {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.ended, b.pending = true, nil
}
