namespace Plumbline.Runs.Reports;

/// <summary>One point of a line.</summary>
/// <param name="X">Where, such as the step.</param>
/// <param name="Y">The value; NaN breaks the line.</param>
/// <param name="Lower">The lower end of its interval; NaN for none.</param>
/// <param name="Upper">The upper end of its interval; NaN for none.</param>
public readonly record struct LinePoint(double X, double Y, double Lower = double.NaN, double Upper = double.NaN)
{
    internal bool IsDrawable => double.IsFinite(X) && double.IsFinite(Y);

    internal bool HasBand => IsDrawable && double.IsFinite(Lower) && double.IsFinite(Upper);
}

/// <summary>One line of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Points">Its points, in the order of x.</param>
public sealed record LineSeries(string Name, IReadOnlyList<LinePoint> Points)
{
    // About two points per pixel of the widest drawing.
    private const int MostDrawn = 1500;

    /// <summary>The points to draw: all, or of many the lowest and the highest of each stretch, so that no spike is lost.</summary>
    internal IReadOnlyList<LinePoint> Thinned()
    {
        if (Points.Count <= MostDrawn)
        {
            return Points;
        }

        int stretches = MostDrawn / 2;
        List<LinePoint> kept = new(MostDrawn);
        for (int stretch = 0; stretch < stretches; stretch++)
        {
            int first = (int)((long)Points.Count * stretch / stretches);
            int end = (int)((long)Points.Count * (stretch + 1) / stretches);
            int lowest = first;
            int highest = first;
            for (int i = first + 1; i < end; i++)
            {
                lowest = Points[i].Y < Points[lowest].Y || double.IsNaN(Points[lowest].Y) ? i : lowest;
                highest = Points[i].Y > Points[highest].Y || double.IsNaN(Points[highest].Y) ? i : highest;
            }

            kept.Add(Points[Math.Min(lowest, highest)]);
            kept.Add(Points[Math.Max(lowest, highest)]);
        }

        return kept;
    }
}
