// Package e2e tests the started program as a stranger meets it: a binary, its flags and signals, and HTTP. It imports
// nothing of the program, so that it holds for any other that keeps the same contract.
//
//	go test ./e2e                        everything
//	go test ./e2e -run Story             the worked example of many-to-many links, told step by step
//	go test ./e2e -run Golden -update    rewrite the expected answers under testdata/golden; then read every one
//
// Every test starts a program of its own, on a free port, with a database in a temporary folder.
package e2e
