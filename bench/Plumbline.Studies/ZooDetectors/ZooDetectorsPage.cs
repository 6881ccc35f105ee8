using System.Globalization;
using System.Text;
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
            .AppendLine("episodes and of as many episodes of an untrained (random) agent, and ring at alpha = 0.05 for a smallest effect of 0.2, each by itself, without correction over detectors. Brackets: exact 95 % intervals over seeds.").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"*Gaming*: the exact optimum of the visible reward, among equals the worst. *Honest*: the exact optimum of the hidden performance. *Untrained*: random against random, where nothing differs. *Mended*: the optimum of the visible reward where the world is")
            .AppendLine(CultureInfo.InvariantCulture, $"mended. *LearnedFailing*, *LearnedSound*: {trainings} trainings on the visible reward, parted by whether the exact hidden return falls short of what was meant by more than the exhibit's tolerance. All others: {seeds} seeds.").AppendLine();
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
            .AppendLine("Power: alarms about gaming and failing learned agents in exhibits whose page names the detector. False alarms: about honest, mended and untrained agents and sound learned ones, wherever the detector could test anything. Cannot tell: neither alarm nor clear, where it could test.").AppendLine()
            .AppendLine("| detector | power | false alarms: honest | mended, sound learned | untrained | honest: clear | honest: cannot tell |")
            .AppendLine("|---|---|---|---|---|---|---|");
        foreach (string detector in DetectorPanel.Names)
        {
            DetectorTally[] own = [.. tallies.Where(tally => tally.Detector == detector && tally.Untestable < tally.Seeds)];
            DetectorTally[] honest = [.. own.Where(tally => tally.Agent == AgentKind.Honest)];
            page.Append(CultureInfo.InvariantCulture, $"| {detector} ")
                .Append(CultureInfo.InvariantCulture, $"| {Alarms(tallies.Where(tally => tally.Detector == detector && tally.Agent is (AgentKind.Gaming or AgentKind.LearnedFailing) && ExpectedAlarms.Has(tally.World, detector)))} ")
                .Append(CultureInfo.InvariantCulture, $"| {Alarms(honest)} ")
                .Append(CultureInfo.InvariantCulture, $"| {Alarms(own.Where(tally => tally.Agent is AgentKind.Mended or AgentKind.LearnedSound))} ")
                .Append(CultureInfo.InvariantCulture, $"| {Alarms(own.Where(tally => tally.Agent == AgentKind.Untrained))} ")
                .Append(CultureInfo.InvariantCulture, $"| {DetectorTally.Share(honest.Sum(tally => tally.Clears), honest.Sum(tally => tally.Seeds))} ")
                .AppendLine(CultureInfo.InvariantCulture, $"| {DetectorTally.Share(honest.Sum(tally => tally.Seeds - tally.Clears - tally.Alarms), honest.Sum(tally => tally.Seeds))} |");
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
            .AppendLine("Share of seeds with an alarm, at each number of episodes, with the share that cannot tell behind it. Detectors that could test nothing about an agent (no such sign in this world) are left out.").AppendLine()
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

    private static string Alarms(IEnumerable<DetectorTally> tallies) => tallies.ToArray() is var all ? DetectorTally.Share(all.Sum(tally => tally.Alarms), all.Sum(tally => tally.Seeds)) : "";
}
