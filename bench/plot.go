package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"text/template"
)

//go:embed plot.svg.tmpl
var plotText string

var plotTemplate = template.Must(template.New("plot").Parse(plotText))

// The plot's measures, in pixels.
const (
	plotMargin = 56
	plotHigh   = 240 // of the part with bars
	barApart   = 64
	barWide    = 36
)

// plot is what the template draws.
type plot struct {
	Title                    string
	Width, Height            int
	Left, Right, Top, Bottom float64 // of the part with bars
	Lines                    []line
	Bars                     []bar
}

// line is a line across, at a ratio.
type line struct {
	Y     float64
	Label string
	Floor bool
}

// bar is a ratio: its median as a bar, the least and the most as a line through its end.
type bar struct {
	Name, Label          string
	X, Wide, Middle      float64
	Y, High, Least, Most float64
}

// writePlot writes a plot of the ratios to a file.
func writePlot(path string, r *result) error {
	var text bytes.Buffer
	if err := plotTemplate.Execute(&text, plotOf(r)); err != nil {
		return err
	}
	return os.WriteFile(path, text.Bytes(), 0o644) //nolint:gosec // a picture is for all to see
}

func plotOf(r *result) plot {
	most := 1.0
	for _, w := range r.Work {
		most = max(most, w.RatioMax)
	}
	p := plot{
		Title: fmt.Sprintf("Requests a second, as a part of the %s's (size %s, %s)", r.reference, r.Size, r.Engine),
		Width: 2*plotMargin + barApart*len(r.order), Height: 2*plotMargin + plotHigh,
		Left: plotMargin, Top: plotMargin, Bottom: plotMargin + plotHigh,
	}
	p.Width = max(p.Width, 480) // the title's
	p.Right = float64(p.Width - plotMargin/2)
	y := func(ratio float64) float64 { return p.Bottom - ratio/most*plotHigh }
	for ratio := 0.0; ratio <= most; ratio += .25 {
		p.Lines = append(p.Lines, line{Y: y(ratio), Label: fmt.Sprintf("%.2f", ratio), Floor: ratio == 1})
	}
	for i, name := range r.order {
		w := r.Work[name]
		x := p.Left + barApart*float64(i) + (barApart-barWide)/2
		p.Bars = append(p.Bars, bar{
			Name: name, Label: fmt.Sprintf("%.2f", w.Ratio), X: x, Wide: barWide, Middle: x + barWide/2,
			Y: y(w.Ratio), High: p.Bottom - y(w.Ratio), Least: y(w.RatioMin), Most: y(w.RatioMax),
		})
	}
	return p
}
