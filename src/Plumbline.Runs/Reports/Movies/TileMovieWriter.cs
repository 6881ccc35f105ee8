using System.Globalization;

namespace Plumbline.Runs.Reports;

/// <summary>Writes a movie as SVG. What never changes is drawn once; of a cell that changes, every look is drawn once and shown and hidden by a timetable.</summary>
internal sealed class TileMovieWriter
{
    private const double Tile = 22;
    private const double GaugeHeight = 22;
    private const double LeastWidth = 200;

    // The last frame stays for a while, so that one sees how it ended.
    private const int RestingFrames = 6;

    private readonly TileMovie _movie;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _length;

    public TileMovieWriter(TileMovie movie)
    {
        _movie = movie;
        _rows = movie.Frames.Count == 0 ? 0 : movie.Frames[0].Rows.Count;
        _columns = _rows == 0 ? 0 : movie.Frames[0].Rows[0].Length;
        _length = movie.Frames.Count == 1 ? 1 : movie.Frames.Count + RestingFrames;
        if (_rows == 0 || movie.Frames.Any(frame => frame.Rows.Count != _rows || frame.Rows.Any(row => row.Length != _columns)))
        {
            throw new ArgumentException($"the frames of '{movie.Title}' differ in size or there is none; expected {_rows} rows of {_columns} characters", nameof(movie));
        }
    }

    private double PictureWidth => _columns * Tile;

    private double Width => _movie.Gauges.Count == 0 ? PictureWidth : Math.Max(LeastWidth, PictureWidth);

    private double CaptionTop => _rows * Tile;

    private bool HasCaptions => _movie.Frames.Any(frame => frame.Caption.Length > 0);

    private double GaugeTop => CaptionTop + (HasCaptions ? 20 : _movie.Gauges.Count == 0 ? 0 : 6);

    private double Height => GaugeTop + (_movie.Gauges.Count * GaugeHeight);

    public void Write(HtmlWriter html, bool standalone)
    {
        List<(string, string)> attributes = [("class", "movie"), ("viewBox", $"0 0 {N(Width)} {N(Height)}"), ("role", "img"), ("aria-label", Description)];
        if (standalone)
        {
            attributes.InsertRange(0, [("xmlns", "http://www.w3.org/2000/svg"), ("width", N(Width * 1.5)), ("height", N(Height * 1.5))]);
        }

        html.Element("svg", [.. attributes], svg =>
        {
            if (standalone)
            {
                svg.Element("style", [], style => style.Verbatim(MovieStyle.Standalone));
            }

            WriteCells(svg);
            WriteCaptions(svg);
            for (int gauge = 0; gauge < _movie.Gauges.Count; gauge++)
            {
                WriteGauge(svg, gauge);
            }
        });
    }

    private string Description => $"{_movie.Title}: {_movie.Frames.Count} moments; at the end "
        + string.Join(", ", _movie.Gauges.Select((name, gauge) => $"{name} {NumberText.Format(_movie.Frames[^1].Levels[gauge])}"));

    private void WriteCells(HtmlWriter svg)
    {
        double left = (Width - PictureWidth) / 2;
        svg.Void("rect", ("class", "ground"), ("x", N(left)), ("y", "0"), ("width", N(PictureWidth)), ("height", N(CaptionTop)));
        for (int row = 0; row < _rows; row++)
        {
            for (int column = 0; column < _columns; column++)
            {
                (double x, double y) = (left + (column * Tile), row * Tile);
                IReadOnlyList<(string Look, string Times, string Values, bool First)> looks = Timetable.Of(_movie.Frames, _length, frame => frame.Rows[row][column].ToString());
                foreach ((string look, string times, string values, bool first) in looks)
                {
                    WriteLook(svg, look[0], x, y, times, values, first);
                }
            }
        }
    }

    private void WriteLook(HtmlWriter svg, char character, double x, double y, string times, string values, bool first)
    {
        bool known = _movie.Tones.TryGetValue(character, out TileTone tone);
        if (known && tone == TileTone.Floor)
        {
            return;
        }

        svg.Element("g", Shown(times, first, known ? "t-" + tone.ToString().ToLowerInvariant() : "t-letter"), group =>
        {
            if (known)
            {
                group.Void("rect", ("x", N(x + 0.5)), ("y", N(y + 0.5)), ("width", N(Tile - 1)), ("height", N(Tile - 1)), ("rx", tone == TileTone.Agent ? "11" : "3"));
            }

            if (tone != TileTone.Wall)
            {
                group.Element("text", [("x", N(x + (Tile / 2))), ("y", N(y + 15.5))], text => text.Text(character.ToString()));
            }

            Animate(group, "visibility", times, values);
        });
    }

    private void WriteCaptions(HtmlWriter svg)
    {
        foreach ((string look, string times, string values, bool first) in Timetable.Of(_movie.Frames, _length, frame => frame.Caption))
        {
            if (look.Length > 0)
            {
                svg.Element("g", Shown(times, first, "caption"), group =>
                {
                    group.Element("text", [("x", N(Width / 2)), ("y", N(CaptionTop + 14))], text => text.Text(SvgCanvas.Fit(look, Width * 1.2)));
                    Animate(group, "visibility", times, values);
                });
            }
        }
    }

    private void WriteGauge(HtmlWriter svg, int gauge)
    {
        const double From = 62;
        double room = Width - From - 46;
        double span = Math.Max(1e-9, _movie.HighestLevel - _movie.LowestLevel);
        double top = GaugeTop + (gauge * GaugeHeight) + 5;
        double Pixel(double level) => From + ((Math.Clamp(level, _movie.LowestLevel, _movie.HighestLevel) - _movie.LowestLevel) / span * room);
        double zero = Pixel(0);
        double last = _movie.Frames[^1].Levels[gauge];
        svg.Element("g", [("class", $"gauge g{gauge}")], group =>
        {
            group.Element("text", [("x", "0"), ("y", N(top + 10))], text => text.Text(_movie.Gauges[gauge]));
            group.Void("line", ("x1", N(zero)), ("x2", N(zero)), ("y1", N(top - 2)), ("y2", N(top + 14)));
            group.Element("rect", [("x", N(Math.Min(zero, Pixel(last)))), ("y", N(top)), ("width", N(Math.Abs(Pixel(last) - zero))), ("height", "12")], bar =>
            {
                AnimateLevels(bar, "x", level => Math.Min(zero, Pixel(level)), gauge);
                AnimateLevels(bar, "width", level => Math.Abs(Pixel(level) - zero), gauge);
            });
            group.Element("text", [("class", "total"), ("x", N(Width)), ("y", N(top + 10))], text => text.Text(NumberText.Format(last, 3)));
        });
    }

    private void AnimateLevels(HtmlWriter bar, string attribute, Func<double, double> pixel, int gauge)
    {
        string[] pixels = [.. _movie.Frames.Select(frame => N(pixel(frame.Levels[gauge])))];
        (string times, string values) = Timetable.OfValues(pixels, _length);
        if (times.Length > 0)
        {
            Animate(bar, attribute, times, values);
        }
    }

    private static (string, string)[] Shown(string times, bool first, string cssClass) =>
        times.Length == 0 || first ? [("class", cssClass)] : [("class", cssClass), ("visibility", "hidden")];

    private void Animate(HtmlWriter parent, string attribute, string times, string values)
    {
        if (times.Length > 0)
        {
            parent.Void(
                "animate", ("attributeName", attribute), ("calcMode", "discrete"), ("dur", N(_length * _movie.SecondsPerFrame) + "s"), ("repeatCount", "indefinite"),
                ("keyTimes", times), ("values", values));
        }
    }

    private static string N(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);
}
