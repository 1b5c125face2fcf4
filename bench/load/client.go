// Package load asks a server as fast as it answers, and measures how long that takes.
package load

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"strings"
	"time"
)

// Client is one connection to a server. It does no more than it must, so that what is measured is the server. It is not
// safe for concurrent use.
type Client struct {
	conn    net.Conn
	reader  *bufio.Reader
	request []byte
	body    []byte
}

// patience is how long an answer is waited for: longer than the program takes over any.
const patience = 10 * time.Minute

// Dial connects to a server. When the context ends, what is waited for ends with an error.
func Dial(ctx context.Context, addr string) (*Client, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { _ = conn.Close() })
	return &Client{conn: conn, reader: bufio.NewReaderSize(conn, 64<<10)}, nil
}

// Close closes the connection.
func (c *Client) Close() { _ = c.conn.Close() } // nothing is to be lost on it

// Ask sends a GraphQL request and returns the answer, which is good until the next call. An answer with errors is an
// error. (The program tells errors before data, so that the first bytes say whether there are any.)
func (c *Client) Ask(body []byte) ([]byte, error) {
	const header = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
	c.request = strconv.AppendInt(append(c.request[:0], header...), int64(len(body)), 10)
	c.request = append(append(c.request, "\r\n\r\n"...), body...)
	answer, err := c.exchange()
	if err == nil && !bytes.HasPrefix(answer, []byte(`{"data":{`)) {
		err = fmt.Errorf("%s\nis answered with\n%s", shorten(body), shorten(answer))
	}
	return answer, err
}

// Get gets a page and returns it; it is good until the next call.
func (c *Client) Get(path string) ([]byte, error) {
	c.request = append(append(append(c.request[:0], "GET "...), path...), " HTTP/1.1\r\nHost: localhost\r\n\r\n"...)
	return c.exchange()
}

func shorten(text []byte) []byte { return bytes.TrimSpace(text[:min(len(text), 500)]) }

func (c *Client) exchange() ([]byte, error) {
	if err := c.conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return nil, err
	}
	if _, err := c.conn.Write(c.request); err != nil {
		return nil, err
	}
	status, err := c.line()
	if err != nil {
		return nil, err
	}
	answered := string(status) // its memory is the reader's
	length, err := c.length()
	if err != nil {
		return nil, err
	}
	if length > cap(c.body) {
		c.body = make([]byte, length, 2*length)
	}
	c.body = c.body[:length]
	if _, err := io.ReadFull(c.reader, c.body); err != nil {
		return nil, err
	}
	if !strings.HasPrefix(answered, "HTTP/1.1 200 ") {
		return nil, fmt.Errorf("%s: %s", answered, shorten(c.body))
	}
	return c.body, nil
}

// length reads the headers to their end and returns the body's length.
func (c *Client) length() (int, error) {
	length := -1
	for {
		line, err := c.line()
		if err != nil {
			return 0, err
		}
		if len(line) == 0 {
			break
		}
		const name = "Content-Length: " // as Go's servers write it
		if bytes.HasPrefix(line, []byte(name)) {
			if length, err = strconv.Atoi(string(line[len(name):])); err != nil {
				return 0, err
			}
		}
	}
	if length < 0 {
		return 0, textproto.ProtocolError("the answer does not tell its length")
	}
	return length, nil
}

// line reads a line, which is good until the next read.
func (c *Client) line() ([]byte, error) {
	line, err := c.reader.ReadSlice('\n')
	return bytes.TrimRight(line, "\r\n"), err
}
