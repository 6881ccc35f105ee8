using System.CommandLine;
using Plumbline.Cli.Align;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Cli.Stages;
using Plumbline.Recipes.Align;
using Plumbline.Recipes.Files;
using Plumbline.Recipes.Parlor;
using Plumbline.Recipes.Stages;

namespace Plumbline.Cli.Commands;

/// <summary><c>plumb align</c>.</summary>
internal sealed class AlignCommand : PlumbCommand
{
    private static readonly AlignRecipe Defaults = new() { Model = "", Prompts = "" };
    private static readonly ParlorRecipe Parlor = new() { Model = ParlorAlign.RelativeFolder };
    private readonly Option<string> _model = TypedOptions.Text("--model", "DIR", $"Folder of a pretrained model to align to a wish of words. Default with --want: the shipped {ShippedModel.RelativeFolder}.");
    private readonly Option<string> _prompts = TypedOptions.Text(
        "--prompts", "FILE", "Prompts: .jsonl with a prompt in each line, or plain texts to cut prompts from. Default: those of the shipped model.");

    private readonly Option<string[]> _want = Words(
        "--want", "Words that the simulated annotator wants in a reply; any one is enough.");

    private readonly Option<string[]> _avoid = Words("--avoid", "Words that it does not want.");
    private readonly Option<string> _out = TypedOptions.Text("--out", "DIR", $"Folder of the run, absent or empty. Default: the next free {RunFolder.Pattern}.");
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<double> _noise = TypedOptions.Real(
        "--noise", "Share of the annotator's verdicts that are wrong, 0 to below 0.5. For a wish of words.", Defaults.Preferences.Annotator.ErrorRate);

    private readonly Option<double?> _kl = TypedOptions.OptionalReal(
        "--kl",
        $"Weight of the KL penalty, reward per nat: higher keeps the model closer to its start. Default {Parlor.Ppo.Kl.Coefficient}; for a wish of words {Defaults.Ppo.Kl.Coefficient}.");

    private readonly Option<int?> _iterations = TypedOptions.OptionalInteger("--iterations", $"Iterations of PPO. Default {Parlor.Ppo.Iterations}; for a wish of words {Defaults.Ppo.Iterations}.");
    private readonly Option<int?> _replyTokens = TypedOptions.OptionalInteger(
        "--reply-tokens", $"Longest reply in tokens. Default {Parlor.ReplyTokens}; for a wish of words {Defaults.ReplyTokens}.");

    private readonly Option<bool> _quick = TypedOptions.Switch("--quick", "A short run: on Parlor about a minute, with wide intervals and without the control.");
    private readonly Option<int?> _threads = TypedOptions.OptionalInteger(
        "--threads", "Threads per operation. Changes speed, never a result. Default: as many as there are processors.");

    private readonly Option<string> _recipe = TypedOptions.Text("--recipe", "FILE", "YAML file with what differs from the default recipe of Parlor, which recipes/parlor.yaml spells out.");
    private readonly Option<string> _resume = TypedOptions.Text("--resume", "DIR", "Goes on with a run on Parlor that was killed or interrupted.");
    private readonly Option<bool> _noControl = TypedOptions.Switch("--no-control", "Leaves out the run with unbiased annotators beside it.");
    private readonly Option<bool> _json = TypedOptions.Json();

    public AlignCommand()
        : base("align", "Trains a model from feedback and measures what that did to it. Without a model: on Parlor, a small world where what people want is known.",
        [
            new Example("The whole story in a few minutes: what optimising a rating does to a model, beside a control", "plumb align"),
            new Example("The same in about a minute, with wider intervals and no control", "plumb align --quick"),
            new Example("Another recipe, another seed", "plumb align --recipe recipes/parlor.yaml --seed 2 --out runs/two"),
            new Example("Go on with a run that was killed", "plumb align --resume runs/two"),
            new Example(
                "Your model, your prompts, your wish",
                "plumb align --model models/stories260K --prompts stories.txt --want happy,smiled --avoid sad --out runs/happy"),
        ])
    {
        foreach (Option option in new Option[] { _model, _prompts, _want, _avoid, _out, _seed, _noise, _kl, _iterations, _replyTokens, _quick, _threads, _recipe, _resume, _noControl, _json })
        {
            Add(option);
        }
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        if (arguments.GetValue(_resume) is { } unfinished)
        {
            RefuseStray(Options.Where(option => option != _resume && option != _json), "a new run: one that is resumed keeps its recipe", arguments);
            return Show(ParlorAlign.Resume(unfinished, session), arguments, session);
        }

        bool onWords = new Option[] { _model, _prompts, _want, _avoid }.Any(option => IsGiven(option, arguments));
        RefuseStray(onWords ? [_recipe, _noControl] : [_noise], onWords ? "align on Parlor, without --model, --prompts, --want and --avoid" : "a wish of words: add --want WORDS", arguments);
        return onWords ? AlignToWish(arguments, session) : Show(AlignParlor(arguments, session), arguments, session);
    }

    private static bool IsGiven(Option option, ParseResult arguments) => arguments.GetResult(option) is { Implicit: false };

    // An option that would be ignored is a mistake of the caller's; nobody should learn of it after the run.
    private static void RefuseStray(IEnumerable<Option> options, string belongsTo, ParseResult arguments) =>
        UsageException.ThrowIfAny([.. options.Where(option => IsGiven(option, arguments)).Select(option => $"{option.Name} belongs to {belongsTo}")]);

    private ParlorResult AlignParlor(ParseResult arguments, CommandSession session)
    {
        if (arguments.GetValue(_quick) && IsGiven(_recipe, arguments))
        {
            throw new UsageException("--quick is a recipe of its own; leave out one of --quick and --recipe");
        }

        ParlorRecipe recipe = Parlor with { Model = ShippedFolder.TryFind(AppContext.BaseDirectory, ParlorAlign.RelativeFolder) ?? ParlorAlign.RelativeFolder };
        recipe = arguments.GetValue(_quick) ? ParlorAlign.Shorten(recipe) : recipe;
        recipe = arguments.GetValue(_recipe) is { } file ? ParlorRecipeFile.Read(file, recipe) : recipe;

        // What is said on the command line goes before what a file says.
        recipe = recipe with
        {
            Seed = IsGiven(_seed, arguments) ? arguments.GetValue(_seed) : recipe.Seed,
            Threads = arguments.GetValue(_threads) ?? recipe.Threads,
            Control = recipe.Control && !arguments.GetValue(_noControl),
            ReplyTokens = arguments.GetValue(_replyTokens) ?? recipe.ReplyTokens,
            Ppo = recipe.Ppo with
            {
                Iterations = arguments.GetValue(_iterations) ?? recipe.Ppo.Iterations,
                Kl = arguments.GetValue(_kl) is { } coefficient ? recipe.Ppo.Kl with { Coefficient = coefficient } : recipe.Ppo.Kl,
            },
        };
        UsageException.ThrowIfAny(recipe.Validate());
        return ParlorAlign.Start(recipe, arguments.GetValue(_out) ?? RunFolder.NextFree(RunFolder.Default), session);
    }

    private int Show(ParlorResult result, ParseResult arguments, CommandSession session)
    {
        if (arguments.GetValue(_json))
        {
            session.WriteJson(new { Run = result.Folder, result.Report, result.Scorecard, result.Samples });
        }
        else
        {
            ParlorSummary.Write(result, session.Screen);
        }

        return ExitCode.Done;
    }

    private int AlignToWish(ParseResult arguments, CommandSession session)
    {
        AlignRecipe recipe = ReadRecipe(arguments);
        UsageException.ThrowIfAny(recipe.Validate());
        string folder = arguments.GetValue(_out) ?? RunFolder.NextFree(RunFolder.Default);
        session.Remark($"aligning {recipe.Model} with prompts from {recipe.Prompts}: the annotator {new WordWish(recipe.Want, recipe.Avoid)}; run in {folder}");
        AlignResult result;
        try
        {
            result = WatchedStages.Run(session, AlignPipeline.StageNames, Align);
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
            ReplyTokens = arguments.GetValue(_replyTokens) ?? Defaults.ReplyTokens,
            Preferences = Defaults.Preferences with { Annotator = new() { ErrorRate = arguments.GetValue(_noise) } },
            Ppo = Defaults.Ppo with { Kl = Defaults.Ppo.Kl with { Coefficient = arguments.GetValue(_kl) ?? Defaults.Ppo.Kl.Coefficient } },
        };
        recipe = arguments.GetValue(_quick) ? QuickAlign.Shorten(recipe) : recipe;
        return arguments.GetValue(_iterations) is { } iterations ? recipe with { Ppo = recipe.Ppo with { Iterations = iterations } } : recipe;
    }

    private static Option<string[]> Words(string name, string description) =>
        new(name) { Description = description, HelpName = "WORDS", AllowMultipleArgumentsPerToken = true };
}
