using System.Globalization;
using Plumbline.Statistics;
using Plumbline.Worlds.Detectors;

namespace Plumbline.Studies.ZooDetectors;

/// <summary>What one detector said about one kind of agent in one world at one number of episodes, over seeds.</summary>
/// <param name="World">The world.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Detector">The detector.</param>
/// <param name="Episodes">How many episodes it saw, and as many of reference.</param>
/// <param name="Alarms">Seeds with an alarm.</param>
/// <param name="Clears">Seeds with a "clear".</param>
/// <param name="Seeds">All seeds.</param>
/// <param name="Untestable">Seeds of the rest in which nothing could be tested, whatever the number of episodes.</param>
internal sealed record DetectorTally(string World, AgentKind Agent, string Detector, int Episodes, int Alarms, int Clears, int Seeds, int Untestable)
{
    public static IEnumerable<DetectorTally> Of(DetectorCase one, int episodes)
    {
        IReadOnlyList<DetectorReport>[] reports = new IReadOnlyList<DetectorReport>[one.Runs.Count];
        Parallel.For(0, one.Runs.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed => reports[seed] = DetectorPanel.Judge(First(one.Runs[seed], episodes)));
        return DetectorPanel.Names.Select((name, i) => new DetectorTally(
            one.World, one.Agent, name, episodes,
            reports.Count(seed => seed[i].Verdict == DetectorVerdict.Alarm),
            reports.Count(seed => seed[i].Verdict == DetectorVerdict.Clear),
            reports.Length,
            reports.Count(seed => seed[i].Effect is null)));
    }

    public string Alarm => Share(Alarms, Seeds);

    public static string Share(int hits, int trials)
    {
        if (trials == 0)
        {
            return "–";
        }

        Interval interval = ProportionInterval.ClopperPearson(hits, trials);
        return string.Create(CultureInfo.InvariantCulture, $"{(double)hits / trials:0.000} [{interval.Lower:0.000}, {interval.Upper:0.000}]");
    }

    private static ObservedRun First(ObservedRun run, int episodes) => new([.. run.Episodes.Take(episodes)], [.. run.Reference.Take(episodes)]) { Declared = run.Declared };
}
