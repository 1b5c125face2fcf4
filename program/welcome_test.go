package program

import (
	"net"
	"testing"
)

func TestURLToOpen(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ asked, found, want string }{
		{"localhost:8080", "127.0.0.1:8080", "http://localhost:8080/"},
		{"localhost:0", "127.0.0.1:34567", "http://localhost:34567/"},
		{":8080", "[::]:8080", "http://localhost:8080/"},
		{"0.0.0.0:8080", "0.0.0.0:8080", "http://localhost:8080/"},
		{"[::1]:http", "[::1]:80", "http://[::1]:80/"},
		{"192.0.2.7:8080", "192.0.2.7:8080", "http://192.0.2.7:8080/"},
	} {
		found, err := net.ResolveTCPAddr("tcp", test.found)
		if err != nil {
			t.Fatal(err)
		}
		if have := urlOf(test.asked, found, "/"); have != test.want {
			t.Errorf("for %s, the URL is %s, want %s", test.asked, have, test.want)
		}
	}
}
