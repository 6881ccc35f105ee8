using System.Globalization;

namespace Plumbline.Studies.StatisticsErrors;

/// <summary>How often something happened over repeated studies, and how wide the intervals were.</summary>
internal sealed class Tally
{
    private long happened;
    private double widths;

    public long Count { get; private set; }

    public double Share => (double)happened / Count;

    public double MeanWidth => widths / Count;

    public void Add(bool happens, double width = 0)
    {
        Count++;
        happened += happens ? 1 : 0;
        widths += width;
    }

    /// <summary>As a percentage, with a mark where it falls short of <paramref name="bar"/>.</summary>
    public string Coverage(double bar = 0.93) => string.Create(CultureInfo.InvariantCulture, $"{100 * Share:F1}{(Share < bar ? " **short**" : "")} ({MeanWidth:F3})");

    /// <summary>As a percentage, with a mark where it exceeds <paramref name="bar"/> by more than chance does: two standard deviations.</summary>
    public string Alarms(double bar = 0.05) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * Share:F1}{(Share > bar + (2 * Math.Sqrt(bar * (1 - bar) / Count)) ? " **over**" : "")}");

    /// <summary>As a percentage.</summary>
    public string Percent => string.Create(CultureInfo.InvariantCulture, $"{100 * Share:F1}");
}
