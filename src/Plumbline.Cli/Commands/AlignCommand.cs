using System.CommandLine;
using Plumbline.Cli.Align;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Cli.Stages;
using Plumbline.Recipes.Align;
using Plumbline.Recipes.Stages;

namespace Plumbline.Cli.Commands;

/// <summary><c>plumb align</c>.</summary>
internal sealed class AlignCommand : PlumbCommand
{
    private static readonly AlignRecipe Defaults = new() { Model = "", Prompts = "" };
    private readonly Option<string> _model = TypedOptions.Text("--model", "DIR", $"Folder of the pretrained model. Default: the shipped {ShippedModel.RelativeFolder}.");
    private readonly Option<string> _prompts = TypedOptions.Text(
        "--prompts", "FILE", "Prompts: .jsonl with a prompt in each line, or plain texts to cut prompts from. Default: those of the shipped model.");

    private readonly Option<string[]> _want = Words(
        "--want", $"Words that the simulated annotator wants in a reply; any one is enough. Default for the shipped model: {ShippedModel.DefaultWish}.");

    private readonly Option<string[]> _avoid = Words("--avoid", "Words that it does not want.");
    private readonly Option<string> _out = TypedOptions.Text("--out", "DIR", $"Folder of the run, absent or empty. Default: the next free {RunFolder.Pattern}.");
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<double> _noise = TypedOptions.Real(
        "--noise", "Share of the annotator's verdicts that are wrong, 0 to below 0.5.", Defaults.Preferences.Annotator.ErrorRate);

    private readonly Option<double> _kl = TypedOptions.Real(
        "--kl", "Weight of the KL penalty, reward per nat: higher keeps the model closer to its start.", Defaults.Ppo.Kl.Coefficient);

    private readonly Option<int?> _iterations = TypedOptions.OptionalInteger("--iterations", $"Iterations of PPO. Default {Defaults.Ppo.Iterations}.");
    private readonly Option<int> _replyTokens = TypedOptions.Integer("--reply-tokens", "Longest reply in tokens.", Defaults.ReplyTokens);
    private readonly Option<bool> _quick = TypedOptions.Switch("--quick", "A short run to see that everything works; its figures say little.");
    private readonly Option<int?> _threads = TypedOptions.OptionalInteger(
        "--threads", "Threads per operation. Changes speed, never a result. Default: as many as there are processors.");

    private readonly Option<bool> _json = TypedOptions.Json();

    public AlignCommand()
        : base("align", "Trains a model towards what an annotator wants (preferences, reward model, PPO) and measures on held-out prompts what that did.",
        [
            new Example("The shipped model and wish: the whole pipeline in a few minutes", "plumb align"),
            new Example(
                "Your model, your prompts, your wish",
                "plumb align --model models/stories260K --prompts stories.txt --want happy,smiled --avoid sad --out runs/happy"),
        ])
    {
        foreach (Option option in new Option[] { _model, _prompts, _want, _avoid, _out, _seed, _noise, _kl, _iterations, _replyTokens, _quick, _threads, _json })
        {
            Add(option);
        }
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        AlignRecipe recipe = ReadRecipe(arguments);
        UsageException.ThrowIfAny(recipe.Validate());
        string folder = arguments.GetValue(_out) ?? RunFolder.NextFree(RunFolder.Default);
        session.Remark($"aligning {recipe.Model} with prompts from {recipe.Prompts}: the annotator {new WordWish(recipe.Want, recipe.Avoid)}; run in {folder}");
        AlignResult result;
        try
        {
            result = session.Status.Profile.Capabilities.Interactive && session.Status.Profile.Out.IsTerminal
                ? LiveStageProgress.Run(session.Status, AlignPipeline.StageNames, Align)
                : Align(new PlainStageProgress(session.Error));
        }
        catch (OperationCanceledException)
        {
            session.Remark($"what was done so far lies in {folder}, marked as interrupted");
            throw;
        }

        if (arguments.GetValue(_json))
        {
            session.WriteJson(new { Run = result.RunFolder, Checkpoint = result.CheckpointFolder, Report = result.ReportFile, result.Scorecard, result.Samples });
        }
        else
        {
            AlignSummary.Write(result, session.Screen);
        }

        return ExitCode.Done;

        AlignResult Align(IProgress<StageProgress> progress) => new AlignPipeline(recipe, session.Time, progress).Run(folder, session.Cancellation);
    }

    private AlignRecipe ReadRecipe(ParseResult arguments)
    {
        string? model = arguments.GetValue(_model);
        string? prompts = arguments.GetValue(_prompts);
        if (model is not null && prompts is null)
        {
            throw new UsageException("--model needs --prompts FILE: texts of the kind that the model continues");
        }

        ShippedModel? shipped = model is null ? ShippedModel.Find(AppContext.BaseDirectory) : null;
        IReadOnlyList<string> want = WordList.Parse(arguments.GetValue(_want));
        IReadOnlyList<string> avoid = WordList.Parse(arguments.GetValue(_avoid));
        if (want.Count + avoid.Count == 0 && shipped is not null)
        {
            want = [ShippedModel.DefaultWish];
        }

        if (want.Count + avoid.Count == 0)
        {
            throw new UsageException("the annotator has no wish; say it with --want WORDS or --avoid WORDS");
        }

        AlignRecipe recipe = new()
        {
            Model = model ?? shipped!.Folder,
            Prompts = prompts ?? shipped!.Prompts,
            Want = want,
            Avoid = avoid,
            Seed = arguments.GetValue(_seed),
            Threads = arguments.GetValue(_threads),
            ReplyTokens = arguments.GetValue(_replyTokens),
            Preferences = Defaults.Preferences with { Annotator = new() { ErrorRate = arguments.GetValue(_noise) } },
            Ppo = Defaults.Ppo with { Kl = Defaults.Ppo.Kl with { Coefficient = arguments.GetValue(_kl) } },
        };
        recipe = arguments.GetValue(_quick) ? QuickAlign.Shorten(recipe) : recipe;
        return arguments.GetValue(_iterations) is { } iterations ? recipe with { Ppo = recipe.Ppo with { Iterations = iterations } } : recipe;
    }

    private static Option<string[]> Words(string name, string description) =>
        new(name) { Description = description, HelpName = "WORDS", AllowMultipleArgumentsPerToken = true };
}
