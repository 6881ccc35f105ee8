namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>
/// A string of the template language that knows of every character where it came from. All operations are built of slices and joins, which
/// keep the origins exactly. Indices are UTF-16 units unless called points. Immutable.
/// </summary>
internal sealed class TemplateText
{
    private readonly TextRun[] _runs;
    private int[]? _points; // where each code point begins; null until asked for

    internal TemplateText(string value, TextRun[] runs)
    {
        Value = value;
        _runs = runs;
    }

    public static TemplateText Empty { get; } = new("", []);

    public string Value { get; }

    public int Length => Value.Length;

    public ReadOnlySpan<TextRun> Runs => _runs;

    public bool IsForeign => Array.Exists(_runs, run => run.Origin.HasFlag(TextOrigin.Foreign));

    /// <summary>Number of code points, which is the length in Python.</summary>
    public int PointCount => Points?.Length - 1 ?? Value.Length;

    private int[]? Points => _points ?? (Value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? _points = FindPoints() : null);

    public static TemplateText Of(string value, TextOrigin origin = TextOrigin.Template) =>
        value.Length == 0 ? Empty : new TemplateText(value, [new TextRun(value.Length, origin)]);

    public TextOrigin OriginAt(int index) => _runs[RunAt(index)].Origin;

    public TemplateText Slice(int start, int end)
    {
        if (start >= end)
        {
            return Empty;
        }

        if (start == 0 && end == Length)
        {
            return this;
        }

        List<TextRun> runs = [];
        int run = RunAt(start);
        do
        {
            runs.Add(new TextRun(Math.Min(_runs[run].End, end) - start, _runs[run].Origin));
        }
        while (_runs[run++].End < end);

        return new TemplateText(Value[start..end], [.. runs]);
    }

    /// <summary>Where the code point of that number begins; also for the end.</summary>
    public int UnitOf(int point) => Points is { } points ? points[point] : point;

    /// <summary>Which code point begins at that unit; also for the end.</summary>
    public int PointOf(int unit) => Points is { } points ? Math.Max(Array.BinarySearch(points, unit), 0) : unit;

    /// <summary>The text changed as a whole: origins stay in place where the length does, else all of it counts as foreign if any was.</summary>
    public TemplateText Map(Func<string, string> change)
    {
        string value = change(Value);
        return value.Length == Length
            ? new TemplateText(value, _runs)
            : Of(value, _runs.Aggregate(TextOrigin.Template, (all, run) => all | run.Origin));
    }

    public TemplateText With(TextOrigin origin) => new(Value, [.. _runs.Select(run => run with { Origin = run.Origin | origin })]);

    public TemplateText Trim(Func<char, bool> dropped, bool start = true, bool end = true)
    {
        int from = 0;
        int to = Length;
        while (start && from < to && dropped(Value[from]))
        {
            from++;
        }

        while (end && to > from && dropped(Value[to - 1]))
        {
            to--;
        }

        return Slice(from, to);
    }

    public override string ToString() => Value;

    private int RunAt(int index)
    {
        int low = 0;
        int high = _runs.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _runs[middle].End > index ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private int[] FindPoints()
    {
        List<int> points = new(Length + 1);
        for (int unit = 0; unit < Length; unit++)
        {
            points.Add(unit);
            if (unit + 1 < Length && char.IsSurrogatePair(Value[unit], Value[unit + 1]))
            {
                unit++;
            }
        }

        points.Add(Length);
        return [.. points];
    }
}
