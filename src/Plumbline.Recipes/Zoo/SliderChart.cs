using Plumbline.Runs.Reports;
using Plumbline.Statistics;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Zoo;

/// <summary>The curve of a slider as a chart.</summary>
public static class SliderChart
{
    /// <summary>The chart; exact values are drawn without bands.</summary>
    /// <param name="slider">The slider.</param>
    /// <param name="result">What was measured with it.</param>
    public static LineChart Of(Slider slider, ExhibitResult result)
    {
        ArgumentNullException.ThrowIfNull(slider);
        ArgumentNullException.ThrowIfNull(result);
        LineSeries[] series =
        [
            .. slider.Series.Select((name, index) => new LineSeries(name, [.. result.Slider.Where(point => index < point.Values.Count).Select(point => Point(point, index))])),
        ];
        return new LineChart(ExhibitText.Upper(slider.Outcome) + " by " + slider.Title, slider.Title, slider.Outcome, series)
        {
            LogarithmicX = slider.LogarithmicSettings,
            Marker = double.IsFinite(slider.Threshold) ? new ChartMarker(slider.Threshold, $"theory: {ExhibitText.Number(slider.Threshold)}") : null,
        };
    }

    private static LinePoint Point(SliderPoint point, int series)
    {
        MeanEstimate value = point.Values[series];
        return value.Interval.Width > 0 ? new LinePoint(point.Setting, value.Mean, value.Interval.Lower, value.Interval.Upper) : new LinePoint(point.Setting, value.Mean);
    }
}
