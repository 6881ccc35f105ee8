using System.Text.Json;
using Plumbline.Runs;
using Plumbline.Runs.Reports;

namespace Plumbline.Recipes.Train;

/// <summary>The metrics of a run by step, as its event log has them.</summary>
internal sealed class TrainCurves
{
    private readonly Dictionary<string, List<LinePoint>> _points = new(StringComparer.Ordinal);

    private TrainCurves()
    {
    }

    /// <summary>Reads the log of a run.</summary>
    public static TrainCurves Read(RunLayout layout)
    {
        TrainCurves curves = new();
        foreach (RunEvent written in EventLogReader.ReadAll(layout.Events))
        {
            if (written.Type is "train/step" or "train/evaluation")
            {
                curves.Add(written.Data, written.Type == "train/evaluation" ? "eval_" : "");
            }
        }

        return curves;
    }

    /// <summary>The points of one metric; empty where the run has no such metric.</summary>
    public IReadOnlyList<LinePoint> Of(string metric) => _points.TryGetValue(metric, out List<LinePoint>? points) ? points : [];

    private void Add(JsonElement data, string prefix)
    {
        double step = data.GetProperty("step").GetDouble();
        foreach (JsonProperty metric in data.GetProperty("metrics").EnumerateObject())
        {
            if (metric.Value.ValueKind == JsonValueKind.Number)
            {
                string name = prefix + metric.Name;
                if (!_points.TryGetValue(name, out List<LinePoint>? points))
                {
                    _points[name] = points = [];
                }

                points.Add(new LinePoint(step, metric.Value.GetDouble()));
            }
        }
    }
}
