namespace Plumbline.Runs.Reports;

/// <summary>A small picture of tiles that moves: frames of characters, with gauges below it. It becomes an animated SVG that needs no script.</summary>
/// <param name="Title">Whose movie it is.</param>
/// <param name="Frames">The moments, at least one.</param>
/// <param name="Tones">What each character is; others are drawn as letters on the ground.</param>
/// <param name="Gauges">The names of the gauges, in the order of <see cref="TileFrame.Levels"/>; up to two are told apart by colour.</param>
public sealed record TileMovie(string Title, IReadOnlyList<TileFrame> Frames, IReadOnlyDictionary<char, TileTone> Tones, IReadOnlyList<string> Gauges)
{
    /// <summary>How long a frame is shown, in seconds. Default 0.25.</summary>
    public double SecondsPerFrame { get; init; } = 0.25;

    /// <summary>The least level that a gauge can show; movies side by side share it. Default 0.</summary>
    public double LowestLevel { get; init; }

    /// <summary>The greatest level that a gauge can show. Default 1.</summary>
    public double HighestLevel { get; init; } = 1;

    /// <summary>The movie as an SVG file of its own, light or dark as the reader has it.</summary>
    /// <exception cref="ArgumentException">There is no frame, or frames differ in size.</exception>
    public string ToSvg()
    {
        HtmlWriter svg = new();
        new TileMovieWriter(this).Write(svg, standalone: true);
        return svg.NewLine().ToString();
    }
}
