using Plumbline.Runs.Reports;
using Plumbline.Worlds.Drawing;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Zoo;

/// <summary>Turns replays into movies.</summary>
public static class ReplayMovie
{
    private static readonly string[] Gauges = ["rewarded", "as meant"];

    /// <summary>The replays of an exhibit side by side, gaming first, with gauges that share a scale; none where there is nothing to watch.</summary>
    public static IReadOnlyList<TileMovie> Of(Exhibit exhibit)
    {
        ArgumentNullException.ThrowIfNull(exhibit);
        Replay[] replays = [.. new[] { exhibit.GamingReplay(), exhibit.HonestReplay() }.OfType<Replay>()];
        double[] levels = [.. replays.SelectMany(replay => replay.Frames).SelectMany(frame => new[] { frame.Visible, frame.Hidden }).Append(0)];

        // Where one side has captions both keep room for them, so that they stand side by side.
        string noCaption = replays.SelectMany(replay => replay.Frames).Any(frame => frame.Picture.Caption.Length > 0) ? " " : "";
        return [.. replays.Select(replay => Movie(replay, Tones(exhibit), noCaption, levels.Min(), Math.Max(levels.Max(), levels.Min() + 1e-6)))];
    }

    /// <summary>The picture of an exhibit before anything is done, without gauges; null where there is nothing to draw.</summary>
    public static TileMovie? Thumbnail(Exhibit exhibit)
    {
        ArgumentNullException.ThrowIfNull(exhibit);
        return exhibit.Picture() is { } picture ? new TileMovie(exhibit.Name, [new TileFrame(picture.Rows, "", [])], Tones(exhibit), []) : null;
    }

    /// <summary>What each character of an exhibit's pictures is.</summary>
    public static IReadOnlyDictionary<char, TileTone> Tones(Exhibit exhibit)
    {
        ArgumentNullException.ThrowIfNull(exhibit);
        Dictionary<char, TileTone> tones = [];
        foreach (Glyph glyph in exhibit.Legend.Concat(Glyph.Common))
        {
            tones.TryAdd(glyph.Character, Enum.Parse<TileTone>(glyph.Tone.ToString()));
        }

        return tones;
    }

    // Pictures of one movie may differ in size where a world draws rows of text; they are filled up to the largest.
    private static TileMovie Movie(Replay replay, IReadOnlyDictionary<char, TileTone> tones, string noCaption, double lowest, double highest)
    {
        int rows = replay.Frames.Max(frame => frame.Picture.Rows.Count);
        int columns = replay.Frames.Max(frame => frame.Picture.Rows.Max(row => row.Length));
        TileFrame[] frames =
        [
            .. replay.Frames.Select(frame => new TileFrame(
                [.. Enumerable.Range(0, rows).Select(row => (row < frame.Picture.Rows.Count ? frame.Picture.Rows[row] : "").PadRight(columns))],
                frame.Picture.Caption.Length > 0 ? frame.Picture.Caption : noCaption,
                [frame.Visible, frame.Hidden])),
        ];
        return new TileMovie(replay.Title, frames, tones, Gauges) { LowestLevel = lowest, HighestLevel = highest, SecondsPerFrame = frames.Length > 60 ? 0.15 : 0.3 };
    }
}
