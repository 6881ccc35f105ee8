using System.Text.Json;
using Plumbline.Runs;
using Plumbline.Training.Ppo;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>Collects what training looked like from the events of a run.</summary>
internal static class TrainingCurves
{
    private const int MostPoints = 100;

    private static readonly (string Metric, string Path)[] OfPpo =
    [
        ("rating of the rollouts", $"metrics/{PpoMetrics.Score}"),
        ("true worth of the rollouts", "gold"),
        ("KL to sft (nats per reply)", $"metrics/{PpoMetrics.Kl}"),
        ("entropy (nats per token)", $"metrics/{PpoMetrics.TokenEntropy}"),
        ("tokens per reply", $"metrics/{PpoMetrics.ReplyTokens}"),
    ];

    /// <summary>All curves. What was written twice, because a run was killed in between, is the same twice and counts once.</summary>
    /// <exception cref="RunException">The events cannot be read.</exception>
    public static IReadOnlyList<TrainingCurve> Of(string events)
    {
        Dictionary<(string Stage, string Metric), SortedDictionary<int, double>> curves = [];
        foreach (RunEvent entry in EventLogReader.ReadAll(events))
        {
            string arm = entry.Type.Split('/')[0];
            if (entry.Type == "sft/step")
            {
                Add("sft", "loss on demonstrations (nats per token)", entry.Data, "number", "loss");
            }
            else if (entry.Type.EndsWith("/reward-model/step", StringComparison.Ordinal) && entry.Data.GetProperty("member").GetInt32() == 0)
            {
                Add(arm, "loss of a reward model (nats)", entry.Data.GetProperty("step"), "number", "loss");
            }
            else if (entry.Type.EndsWith("/ppo/iteration", StringComparison.Ordinal))
            {
                foreach ((string metric, string path) in OfPpo)
                {
                    Add(arm, metric, entry.Data, "number", path);
                }
            }
        }

        return [.. curves.Select(curve => new TrainingCurve(curve.Key.Stage, curve.Key.Metric, Thin(curve.Value)))];

        void Add(string stage, string metric, JsonElement data, string step, string path)
        {
            JsonElement value = path.StartsWith("metrics/", StringComparison.Ordinal) ? data.GetProperty("metrics").GetProperty(path["metrics/".Length..]) : data.GetProperty(path);
            if (!curves.TryGetValue((stage, metric), out SortedDictionary<int, double>? points))
            {
                curves[(stage, metric)] = points = [];
            }

            points[data.GetProperty(step).GetInt32()] = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;
        }
    }

    // Means of neighbours where there are more points than a small chart shows.
    private static CurvePoint[] Thin(SortedDictionary<int, double> points)
    {
        int width = (points.Count + MostPoints - 1) / MostPoints;
        return [.. points.Chunk(Math.Max(1, width)).Select(chunk => new CurvePoint(chunk[^1].Key, chunk.Average(point => point.Value)))];
    }
}
