using Plumbline.Cli.Bench;
using Plumbline.Cli.Output;
using Plumbline.Runs.Reports;
using Spectre.Console;

namespace Plumbline.Cli.Commands.Bench;

/// <summary>Shows a <see cref="PpoReport"/> to people.</summary>
internal static class PpoSummary
{
    /// <summary>Writes facts and the table of parts.</summary>
    public static void Write(IAnsiConsole console, PpoReport report, string machine)
    {
        FactTable.Write(console, "plumb bench ppo",
        [
            ("parameters", NumberText.Format(report.Parameters, 12)),
            ("iteration", $"{NumberText.Format(report.Seconds)} s (median of {report.Steps}, {NumberText.Range(report.SecondsLeast, report.SecondsMost)}, after {report.WarmupSteps} to warm up)"),
            ("tokens per second", $"{NumberText.Format(report.TokensPerSecond)} (sampled, scored and learned from)"),
            ("GFLOP/s of a 1024³ product", $"{NumberText.Format(report.GemmGflops)} (the limit that parts are held against)"),
            ("allocated", $"{NumberText.Format(report.AllocatedBytesPerStep)} bytes of managed memory per iteration"),
            ("loss", $"policy {NumberText.Format(report.PolicyLoss)}, value {NumberText.Format(report.ValueLoss)}; {report.FreshRatioMismatches} fresh ratios other than 1"),
            ("machine", machine),
        ]);
        Table table = new Table().Border(TableBorder.Simple).AddColumn("part");
        foreach (string column in new[] { "ms", "share", "busy", "GFLOP/s", "of the limit" })
        {
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        }

        foreach (PpoPhaseReport phase in report.Phases)
        {
            table.AddRow(
                new Text(phase.Name.Replace('_', ' ')),
                new Text(NumberText.Fixed(phase.Seconds * 1000, 1)),
                new Text(NumberText.Percent(phase.Share)),
                new Text(NumberText.Percent(phase.Busy)),
                new Text(NumberText.Fixed(phase.Gflops ?? double.NaN, 1)),
                new Text(NumberText.Percent(phase.OfGemm ?? double.NaN)));
        }

        console.Write(table);
    }
}
