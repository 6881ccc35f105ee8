using System.CommandLine;
using Plumbline.Cli.Align;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Eval;
using Plumbline.Cli.Output;
using Plumbline.Evaluation.Results;
using Plumbline.Recipes.Evaluate;

namespace Plumbline.Cli.Commands.Eval;

/// <summary><c>plumb eval</c>.</summary>
internal sealed class EvalCommand : PlumbCommand
{
    private const string DefaultFolder = "runs/eval-";
    private readonly Argument<string[]> _suites = new("SUITE...") { Description = "Suites by name ('plumb suites' lists them), or YAML files of your own.", Arity = ArgumentArity.OneOrMore };
    private readonly EvalArguments _arguments;
    private readonly Option<string> _out = TypedOptions.Text("--out", "DIR", $"Folder of the run. One that was stopped goes on: give the same options again. Default: the next free {DefaultFolder}N.");
    private readonly Option<string[]> _export = new("--export")
    {
        Description = $"Writes the results for other tools too: {string.Join(", ", EvaluationExport.Forms)}; with =PATH for another place than the run's folder.",
        HelpName = "FORM[=PATH]",
    };

    private readonly Option<bool> _json = TypedOptions.Json();

    public EvalCommand()
        : base("eval", "Measures failures of any model behind an endpoint, or in a folder, with intervals; and decides.",
        [
            new Example("A model behind any OpenAI-compatible address", "plumb eval sycophancy truthfulness --model qwen3 --base-url http://127.0.0.1:8000/v1"),
            new Example("A hosted one; the key comes from ANTHROPIC_API_KEY", "plumb eval over-refusal --model anthropic/claude-sonnet-4-5 --limit 100"),
            new Example("A folder of this machine", "plumb eval parlor --model models/parlor-base"),
            new Example("Fail a build on the bound, not the point", "plumb eval sycophancy --model qwen3 --base-url http://127.0.0.1:8000/v1 --fail-if \"sycophancy.upper > 0.10\" --export junit"),
            new Example("A suite of your own, on a model that is a script", "plumb eval suites/capitals.yaml --model scripted:agrees"),
        ])
    {
        Add(_suites);
        _arguments = new EvalArguments(this);
        Add(_out);
        Add(_export);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        EvaluateRecipe recipe = _arguments.Read(arguments, arguments.GetValue(_suites)!);
        EvaluationExport[] exports = [.. (arguments.GetValue(_export) ?? []).Select(EvaluationExport.Parse)];
        UsageException.ThrowIfAny(recipe.Validate());
        ModelKeys keys = _arguments.Keys(arguments, recipe);
        string folder = arguments.GetValue(_out) ?? RunFolder.NextFree(DefaultFolder);
        session.Remark($"asking {recipe.Model.Name}: {string.Join(", ", recipe.Suites)}; run in {folder}");
        EvaluateOutcome outcome;
        try
        {
            outcome = EvaluationStages.Run(session, progress => new EvaluatePipeline(recipe, keys, session.Time).RunAsync(folder, progress, session.Cancellation));
        }
        catch (OperationCanceledException)
        {
            session.Remark($"what was answered so far lies in {folder}; the same command with --out {folder} goes on with it");
            throw;
        }

        foreach (EvaluationExport export in exports)
        {
            session.Remark($"wrote {export.Write(outcome, Environment.GetEnvironmentVariable)}");
        }

        if (arguments.GetValue(_json))
        {
            session.WriteJson(EvaluateScorecard.Of(outcome));
        }
        else
        {
            EvaluationSummary.Write(outcome, session.Screen);
        }

        return Code(outcome, session);
    }

    // An endpoint that never answered has shown nothing of the model: that is the outside party's failure, whatever thresholds say.
    private static int Code(EvaluateOutcome outcome, CommandSession session)
    {
        SampleCounts samples = outcome.Result.Samples;
        if (samples.Answered == 0 && samples.FailedTotal > 0)
        {
            session.Error.Write($"plumb: no sample was answered; {TerminalText.Line(samples.Failed[0].Name)}: {TerminalText.Line(samples.Failed[0].Reasons.FirstOrDefault() ?? "")}\n");
            return ExitCode.OutsideParty;
        }

        return outcome.HasFailed ? ExitCode.Failed : ExitCode.Done;
    }
}
