using System.Text.Json;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Recipes.Tests.Parlor.Report;
using Plumbline.Runs;

namespace Plumbline.Cli.Tests;

/// <summary>Writes a made-up run of the main job as a run directory has it.</summary>
internal static class StoredRun
{
    public static string Write(string folder, ParlorScorecard? scorecard = null)
    {
        Directory.CreateDirectory(Path.Combine(folder, "samples"));
        File.WriteAllText(Path.Combine(folder, "scorecard.json"), JsonSerializer.Serialize(scorecard ?? MadeRun.Scorecard(), RunJson.Document) + "\n");
        Lines(folder, "report", MadeRun.Samples());
        Lines(folder, "curves", MadeRun.Curves());
        return folder;
    }

    /// <summary>Writes what a stage replied, with the worth of each reply; <paramref name="worth"/> says it by request number.</summary>
    public static void WriteReplies(string folder, string stage, Func<int, double> worth) => Lines(
        folder,
        $"biased-{stage}",
        Enumerable.Range(0, 60).Select(number => new { Id = $"parlor/scorecard/{number}", Prompt = $"Question {number}?", Gold = worth(number), Cluster = $"thing {number / 3}", Family = number < 30 ? "fact" : "sum", Mixed = true }));

    private static void Lines<T>(string folder, string name, IEnumerable<T> items) =>
        File.WriteAllLines(Path.Combine(folder, "samples", name + ".jsonl"), items.Select(item => JsonSerializer.Serialize(item, RunJson.Line)));
}
