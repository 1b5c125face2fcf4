package e2e

import (
	"fmt"
	"maps"
	"slices"
)

// links are objects and the links between them, as they are at some moment. Nothing changes them: what would returns others.
type links struct {
	objects map[string]bool
	pairs   map[[2]string]bool // article and publication
}

func (l links) String() string {
	pairs := []string{}
	for pair := range l.pairs {
		pairs = append(pairs, pair[0]+"-"+pair[1])
	}
	return fmt.Sprint(slices.Sorted(maps.Keys(l.objects)), sorted(pairs))
}

func (l links) clone() links {
	clone := links{map[string]bool{}, map[[2]string]bool{}}
	maps.Copy(clone.objects, l.objects)
	maps.Copy(clone.pairs, l.pairs)
	return clone
}

// with adds an object.
func (l links) with(id string) links {
	l = l.clone()
	l.objects[id] = true
	return l
}

// linked adds a link.
func (l links) linked(of side, owner, far string) links {
	l = l.clone()
	l.pairs[pairOf(of, owner, far)] = true
	return l
}

func pairOf(of side, owner, far string) [2]string {
	if of == articles {
		return [2]string{owner, far}
	}
	return [2]string{far, owner}
}

// of returns what an object is linked to, if it exists.
func (l links) of(of side, id string) (far []string, exists bool) {
	for pair := range l.pairs {
		if of == articles && pair[0] == id {
			far = append(far, pair[1])
		} else if of == publications && pair[1] == id {
			far = append(far, pair[0])
		}
	}
	return far, l.objects[id]
}

// on makes a change, and returns what it has to be answered and what it leads to.
func (s *deed) on(from links) (answer string, to links) {
	linked, exists := from.of(s.of, s.owner)
	missing := []string{}
	if !exists {
		missing = append(missing, s.owner)
	}
	if s.does == "add" || s.does == "set" {
		for _, id := range s.far {
			if !from.objects[id] && !slices.Contains(missing, id) {
				missing = append(missing, id)
			}
		}
	}
	if len(missing) > 0 {
		return absent(missing), from
	}
	to = from.clone()
	var added, removed []string
	if s.does == "add" || s.does == "set" {
		for _, far := range s.far {
			if pair := pairOf(s.of, s.owner, far); !to.pairs[pair] {
				to.pairs[pair] = true
				added = append(added, far)
			}
		}
	}
	if s.does != "add" {
		for _, far := range linked {
			if slices.Contains(s.far, far) == (s.does == "remove") || s.does == "clear" || s.does == "delete" {
				delete(to.pairs, pairOf(s.of, s.owner, far))
				removed = append(removed, far)
			}
		}
	}
	switch s.does {
	case "delete":
		delete(to.objects, s.owner)
		return fmt.Sprint(len(removed)), to
	case "clear":
		return fmt.Sprint(len(removed)), to
	}
	return difference(added, removed), to
}

// sorted sorts texts.
func sorted(texts []string) []string {
	texts = slices.Clone(texts)
	slices.Sort(texts)
	return texts
}
