using System.Globalization;

namespace Plumbline.Runs.Reports;

/// <summary>When which look of a changing thing is seen, in the words of SVG animation.</summary>
internal static class Timetable
{
    /// <summary>The looks in the order in which they come, each with key times and values of its visibility; both are empty where the thing never changes.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="length">How many frames the movie lasts, its rest at the end included.</param>
    /// <param name="look">The look in a frame.</param>
    public static IReadOnlyList<(string Look, string Times, string Values, bool First)> Of(IReadOnlyList<TileFrame> frames, int length, Func<TileFrame, string> look)
    {
        string[] looks = [.. frames.Select(look)];
        string[] distinct = [.. looks.Distinct(StringComparer.Ordinal)];
        return
        [
            .. distinct.Select(each =>
            {
                (string times, string values) = OfValues([.. looks.Select(seen => string.Equals(seen, each, StringComparison.Ordinal) ? "visible" : "hidden")], length);
                return (each, times, values, string.Equals(looks[0], each, StringComparison.Ordinal));
            }),
        ];
    }

    /// <summary>Key times and values, a new one only where the value changes; both empty where it never does.</summary>
    public static (string Times, string Values) OfValues(IReadOnlyList<string> perFrame, int length)
    {
        List<string> times = ["0"];
        List<string> values = [perFrame[0]];
        for (int i = 1; i < perFrame.Count; i++)
        {
            if (!string.Equals(perFrame[i], perFrame[i - 1], StringComparison.Ordinal))
            {
                times.Add(((double)i / length).ToString("0.####", CultureInfo.InvariantCulture));
                values.Add(perFrame[i]);
            }
        }

        return values.Count == 1 ? ("", "") : (string.Join(';', times), string.Join(';', values));
    }
}
