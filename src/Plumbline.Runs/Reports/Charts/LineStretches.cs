namespace Plumbline.Runs.Reports;

/// <summary>Cuts a line where a value is missing.</summary>
internal static class LineStretches
{
    /// <summary>The longest runs of points that <paramref name="holds"/>.</summary>
    public static IEnumerable<List<LinePoint>> Of(IReadOnlyList<LinePoint> points, Func<LinePoint, bool> holds)
    {
        List<LinePoint> stretch = [];
        foreach (LinePoint point in points)
        {
            if (holds(point))
            {
                stretch.Add(point);
            }
            else if (stretch.Count > 0)
            {
                yield return stretch;
                stretch = [];
            }
        }

        if (stretch.Count > 0)
        {
            yield return stretch;
        }
    }
}
