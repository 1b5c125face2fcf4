package execute

import "github.com/99designs/gqlgen/graphql"

// The extensions below intercept nothing: [New] knows what they ask for.

// AnswerLimit is an extension that refuses an answer whose data would have more bytes. They are counted while they are
// written, so that such an answer takes no more memory than a long one that is not refused.
type AnswerLimit int64

// ExtensionName names the extension.
func (AnswerLimit) ExtensionName() string { return "AnswerLimit" }

// Validate accepts every schema.
func (AnswerLimit) Validate(graphql.ExecutableSchema) error { return nil }

// Unplanned is an extension that leaves all answers to the library's executor. They are the same to the byte, and slower: it
// is there to show that.
type Unplanned struct{}

// ExtensionName names the extension.
func (Unplanned) ExtensionName() string { return "Unplanned" }

// Validate accepts every schema.
func (Unplanned) Validate(graphql.ExecutableSchema) error { return nil }
