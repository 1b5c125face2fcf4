package main

import (
	"context"
	"log"
	"net/http"
	"time"

	"github.com/Khan/genqlient/graphql"
)

//go:generate go tool genqlient

func main() {
	client := graphql.NewClient("http://localhost:8080/graphql", http.DefaultClient)
	begins := time.Now()
	course := CreateCourseInput{Title: "Basics", Slug: "basics", BeginsAt: &begins}
	if _, err := AddCourse(context.Background(), client, course); err != nil {
		log.Fatal(err)
	}
}
