using System.CommandLine;
using Plumbline.Cli.Align;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Eval;
using Plumbline.Cli.Output;
using Plumbline.Recipes.Evaluate;
using Plumbline.Recipes.Parlor.Report;

namespace Plumbline.Cli.Commands;

/// <summary><c>plumb compare</c>.</summary>
internal sealed class CompareCommand : PlumbCommand
{
    private readonly Argument<string[]> _runs = new("RUN...") { Description = "Directories of two or more runs of align on Parlor, or of eval with the same suites; all are compared with the first.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _control = TypedOptions.Switch("--control", "Compares the runs with unbiased annotators instead of those with biased ones.");
    private readonly Option<bool> _json = TypedOptions.Json();

    public CompareCommand()
        : base("compare", "Compares finished runs in pairs: of align, true worth and every failure; of eval, every measurement, sample by sample; with intervals of the differences.",
        [
            new Example("Did the change of recipe help?", "plumb compare runs/align-1 runs/align-2"),
            new Example("Is the new model better? The same samples, paired", "plumb compare runs/eval-1 runs/eval-2"),
            new Example("Several against the first, for a program", "plumb compare runs/align-1 runs/align-2 runs/align-3 --json"),
        ])
    {
        Add(_runs);
        Add(_control);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        string[] folders = arguments.GetValue(_runs)!;
        if (folders.Length < 2)
        {
            throw new UsageException($"there is {folders.Length} run to compare; expected two or more");
        }

        if (folders.All(StoredEvaluation.IsOne))
        {
            return EvaluationComparison.Run(folders, arguments.GetValue(_json), session);
        }

        if (folders.FirstOrDefault(StoredEvaluation.IsOne) is { } evaluation)
        {
            throw new UsageException($"{evaluation} is an evaluation and {folders.First(folder => !StoredEvaluation.IsOne(folder))} is not a finished one; expected runs of one kind");
        }

        ComparedRun[] runs = [.. folders.Select(folder => ComparedRun.Read(folder, arguments.GetValue(_control)))];
        RunContrast[] contrasts = [.. runs.Skip(1).Select(run => new RunContrast(run.Folder, ParlorComparison.Gold(runs[0], run), ParlorComparison.Gaps(runs[0], run)))];
        if (arguments.GetValue(_json))
        {
            session.WriteJson(new
            {
                Runs = runs.Select(run => new { Run = run.Folder, Arm = run.Arm.Name, run.Scorecard.Seed, run.Scorecard.Requests, run.Scorecard.Clusters }),
                First = runs[0].Folder,
                Differences = contrasts,
            });
        }
        else
        {
            ComparisonTables.Write(runs, contrasts, session.Screen);
        }

        return ExitCode.Done;
    }
}
