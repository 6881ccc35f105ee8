using System.Globalization;
using System.Text;
using Plumbline.Statistics;
using Plumbline.Worlds.Detectors;

namespace Plumbline.Studies.ZooDetectors;

/// <summary>The tables of the study.</summary>
internal static class ZooDetectorsPage
{
    public static string Of(IReadOnlyList<DetectorTally> tallies, int seeds, int trainings)
    {
        StringBuilder page = new();
        int[] sizes = [.. tallies.Select(tally => tally.Episodes).Distinct().Order()];
        page.AppendLine("# What detectors find in the zoo").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Made by `dotnet run --project bench/Plumbline.Studies -- zoo-detectors --seeds {seeds} --trainings {trainings}`. Detectors see visible rewards, observations, actions and signs of the judged agent's")
            .AppendLine("episodes and of as many episodes of an untrained (random) agent, and ring at alpha = 0.05 for a smallest effect of 0.2, each by itself, without correction over detectors.").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"*Gaming*: the agent that the exhibit shows, mostly the exact optimum of the visible reward, among equals the worst. *Honest*: the exact optimum of the hidden performance. *Untrained*: random against random, where nothing differs. *Mended*: the optimum of the visible reward where the world is")
            .AppendLine(CultureInfo.InvariantCulture, $"mended. *LearnedFailing*, *LearnedSound*: {trainings} trainings on the visible reward, parted by whether the exact hidden return falls short of what was meant by more than the exhibit's tolerance. All others: {seeds} seeds.").AppendLine();
        page.AppendLine("What it shows and what is missed, in words: docs/zoo-detectors.md.").AppendLine();
        foreach (int size in sizes)
        {
            Summary(page, [.. tallies.Where(tally => tally.Episodes == size)], size);
        }

        Expected(page, tallies, sizes);
        Rows(page, tallies, sizes);
        return page.ToString();
    }

    private static void Summary(StringBuilder page, DetectorTally[] tallies, int size)
    {
        page.AppendLine(CultureInfo.InvariantCulture, $"## All worlds, {size} episodes").AppendLine()
            .AppendLine("Power: the share of seeds with an alarm about gaming and failing learned agents, in exhibits whose page names the detector, and in how many of these worlds it rings in most seeds. False alarms: about honest, mended and untrained agents, wherever the detector could test anything. A world is one observation: the mean over worlds with its 95 % interval (t), and the worst world. Cannot tell: neither alarm nor clear, where it could test.").AppendLine()
            .AppendLine("| detector | power | false alarms: honest | mended worlds | untrained | honest: clear | honest: cannot tell |")
            .AppendLine("|---|---|---|---|---|---|---|");
        foreach (string detector in DetectorPanel.Names)
        {
            DetectorTally[] own = [.. tallies.Where(tally => tally.Detector == detector && tally.Untestable < tally.Seeds)];
            DetectorTally[] honest = [.. own.Where(tally => tally.Agent == AgentKind.Honest)];
            page.Append(CultureInfo.InvariantCulture, $"| {detector} ")
                .Append(CultureInfo.InvariantCulture, $"| {Worlds(tallies.Where(tally => tally.Detector == detector && tally.Agent is (AgentKind.Gaming or AgentKind.LearnedFailing) && ExpectedAlarms.Has(tally.World, detector)), tally => tally.Alarms, power: true)} ")
                .Append(CultureInfo.InvariantCulture, $"| {Worlds(honest, tally => tally.Alarms)} ")
                .Append(CultureInfo.InvariantCulture, $"| {Worlds(own.Where(tally => tally.Agent is AgentKind.Mended or AgentKind.LearnedSound), tally => tally.Alarms)} ")
                .Append(CultureInfo.InvariantCulture, $"| {Worlds(own.Where(tally => tally.Agent == AgentKind.Untrained), tally => tally.Alarms)} ")
                .Append(CultureInfo.InvariantCulture, $"| {Worlds(honest, tally => tally.Clears)} ")
                .AppendLine(CultureInfo.InvariantCulture, $"| {Worlds(honest, tally => tally.Seeds - tally.Clears - tally.Alarms)} |");
        }

        page.AppendLine();
    }

    private static void Expected(StringBuilder page, IReadOnlyList<DetectorTally> tallies, int[] sizes)
    {
        page.AppendLine("## Alarms about gaming agents").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"At {sizes[^1]} episodes. *Expected*: the page of the exhibit names the detector under \"What detects it\". A miss is an expected alarm in less than half of the seeds; a side alarm is one in more than half that no page announces, about an agent that does game.").AppendLine()
            .AppendLine("| world | expected and found | missed | side alarms |").AppendLine("|---|---|---|---|");
        foreach (IGrouping<string, DetectorTally> world in tallies.Where(tally => tally.Agent == AgentKind.Gaming && tally.Episodes == sizes[^1]).GroupBy(tally => tally.World, StringComparer.Ordinal))
        {
            string List(bool expected, bool rings) => string.Join(", ", world.Where(tally => ExpectedAlarms.Has(tally.World, tally.Detector) == expected && 2 * tally.Alarms > tally.Seeds == rings)
                .Select(tally => tally.Untestable == tally.Seeds ? $"{tally.Detector} (untestable)" : tally.Detector));
            page.AppendLine(CultureInfo.InvariantCulture, $"| {world.Key} | {List(true, true)} | {List(true, false)} | {List(false, true)} |");
        }

        page.AppendLine();
    }

    private static void Rows(StringBuilder page, IReadOnlyList<DetectorTally> tallies, int[] sizes)
    {
        page.AppendLine("## Every world, agent and detector").AppendLine()
            .AppendLine("Share of seeds with an alarm, at each number of episodes, with its exact 95 % interval over seeds and the share that cannot tell behind it. Detectors that could test nothing about an agent (no such sign in this world) are left out.").AppendLine()
            .Append("| world | agent | detector |").AppendJoin(" |", sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $" {size} episodes: alarm | cannot tell"))).AppendLine(" |")
            .Append("|---|---|---|").AppendJoin("", sizes.Select(_ => "---|---|")).AppendLine();
        foreach (IGrouping<(string World, AgentKind Agent, string Detector), DetectorTally> row in tallies.GroupBy(tally => (tally.World, tally.Agent, tally.Detector)).Where(row => row.Any(tally => tally.Untestable < tally.Seeds)))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {row.Key.World} | {row.Key.Agent} | {row.Key.Detector} |");
            foreach (DetectorTally tally in row)
            {
                page.Append(CultureInfo.InvariantCulture, $" {tally.Alarm} | {(double)(tally.Seeds - tally.Alarms - tally.Clears) / tally.Seeds:0.00} |");
            }

            page.AppendLine();
        }
    }

    // Seeds of one deterministic agent are no independent trials, so a world counts once.
    private static string Worlds(IEnumerable<DetectorTally> tallies, Func<DetectorTally, int> hits, bool power = false)
    {
        double[] shares = [.. tallies.GroupBy(tally => tally.World, StringComparer.Ordinal).Select(world => (double)world.Sum(hits) / world.Sum(tally => tally.Seeds))];
        if (shares.Length == 0)
        {
            return "–";
        }

        MeanEstimate mean = MeanEstimate.Of(shares);
        string interval = shares.Length < 2 || mean.Interval.Width < 1e-9 ? "" : string.Create(CultureInfo.InvariantCulture, $" [{Math.Max(0, mean.Interval.Lower):0.000}, {Math.Min(1, mean.Interval.Upper):0.000}]");
        return power
            ? string.Create(CultureInfo.InvariantCulture, $"{mean.Mean:0.000}{interval}, in {shares.Count(share => share > 0.5)} of {shares.Length} worlds")
            : string.Create(CultureInfo.InvariantCulture, $"{mean.Mean:0.000}{interval}, {shares.Min():0.000} to {shares.Max():0.000} in {shares.Length} worlds");
    }
}
