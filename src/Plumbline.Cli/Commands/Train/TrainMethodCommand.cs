using System.CommandLine;
using Plumbline.Cli.Align;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Cli.Stages;
using Plumbline.Cli.Telemetry;
using Plumbline.Cli.Train;
using Plumbline.Models.Adapters;
using Plumbline.Recipes.Files;
using Plumbline.Recipes.Stages;
using Plumbline.Recipes.Train;

namespace Plumbline.Cli.Commands.Train;

/// <summary><c>plumb train METHOD</c>.</summary>
internal sealed class TrainMethodCommand : PlumbCommand
{
    private const string DefaultFolder = "runs/train-";
    private readonly Argument<string?> _method = new("METHOD") { Description = $"One of {string.Join(", ", TrainMethods.Names)}.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _model = TypedOptions.Text("--model", "DIR", "Folder of the model to start from, a Hugging Face checkpoint.");
    private readonly Option<string[]> _data = Texts("--data", "FILE", "Data to train on: JSONL, JSON, gzip of either, or plain texts (.txt). What is in a file: plumb data check FILE.");
    private readonly Option<string[]> _evaluation = Texts("--eval-data", "FILE", "Data to measure on. Default: a twentieth of the rows is held out.");
    private readonly Option<string> _out = TypedOptions.Text("--out", "DIR", $"Folder of the run, absent or empty. Default: the next free {DefaultFolder}N.");
    private readonly Option<string[]> _reward = Texts(
        "--reward",
        "REWARD",
        "What replies are rewarded with, [WEIGHT*]KIND[:ARGUMENT]: any-of:WORDS, ends-with:WORDS, matches:PATTERN, exact:COLUMN, contains:COLUMN, number:COLUMN, ended, length:TOKENS, repetition, overlong, model:DIR, command:PROGRAM, judge:DIR,INSTRUCTIONS.");

    private readonly Option<string> _recipe = TypedOptions.Text("--recipe", "FILE", "YAML file with what differs from the method's defaults.");
    private readonly Option<string[]> _set = Texts("--set", "KEY=VALUE", "Sets any value of the recipe, such as online.iterations=20 or dpo.beta=0.05.");
    private readonly Option<int?> _steps = TypedOptions.OptionalInteger("--steps", "Optimiser steps, or iterations of methods that sample.");
    private readonly Option<double?> _learningRate = TypedOptions.OptionalReal("--learning-rate", "Highest learning rate.");
    private readonly Option<int?> _lora = TypedOptions.OptionalInteger("--lora-rank", "Trains low-rank adapters of this rank instead of all weights.");
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<int?> _threads = TypedOptions.OptionalInteger("--threads", "Threads per operation. Changes speed, never a result. Default: as many as there are processors.");
    private readonly Option<string> _resume = TypedOptions.Text("--resume", "DIR", "Goes on with a run that was killed or interrupted: the same bytes as if it had not been.");
    private readonly Option<bool> _show = TypedOptions.Switch("--show", "Prints the whole recipe as JSON and trains nothing.");
    private readonly Option<bool> _json = TypedOptions.Json();

    public TrainMethodCommand()
        : base("train", "Trains your model on your data: supervised, from preferences, or against rewards.",
        [
            new Example("Fine-tune on prompts with completions", "plumb train sft --model models/tiny-stories --data examples.jsonl --out runs/sft"),
            new Example("A reward model from comparisons", "plumb train reward --model models/tiny-stories --data preferences.jsonl --out runs/reward"),
            new Example("Learn comparisons directly", "plumb train dpo --model models/tiny-stories --data preferences.jsonl --set dpo.beta=0.1"),
            new Example("Against a reward: stories that end happily", "plumb train grpo --model models/tiny-stories --data stories.txt --reward ends-with:happy,smiled --steps 40"),
            new Example("Against a reward model, with a price on length", "plumb train ppo --model models/tiny-stories --data prompts.jsonl --reward model:runs/reward/model --reward 0.1*length:100"),
            new Example("Go on with a run that was killed", "plumb train --resume runs/sft"),
        ])
    {
        Add(_method);
        foreach (Option option in new Option[] { _model, _data, _evaluation, _out, _reward, _recipe, _set, _steps, _learningRate, _lora, _seed, _threads, _resume, _show, _json })
        {
            Add(option);
        }
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        if (arguments.GetValue(_resume) is { } unfinished)
        {
            RefuseStray(arguments);
            session.Remark($"going on with the run in {unfinished}");
            return Show(
                Watch(TrainPipeline.RecipeOf(unfinished), unfinished, session, progress => TrainPipeline.Resume(unfinished, session.Time, progress, session.Cancellation)),
                arguments,
                session);
        }

        TrainRecipe recipe = ReadRecipe(arguments);
        if (arguments.GetValue(_show))
        {
            session.WriteJson(recipe);
            return ExitCode.Done;
        }

        UsageException.ThrowIfAny(recipe.Validate());
        string folder = arguments.GetValue(_out) ?? RunFolder.NextFree(DefaultFolder);
        session.Remark($"training {recipe.Model} by {recipe.Method} on {string.Join(", ", recipe.Data.Files)}; run in {folder}");
        return Show(
            Watch(recipe, folder, session, progress => new TrainPipeline(recipe, session.Time, progress).Run(folder, session.Cancellation)), arguments, session);
    }

    private static bool IsGiven(Option option, ParseResult arguments) => arguments.GetResult(option) is { Implicit: false };

    private static TrainResult Watch(TrainRecipe recipe, string folder, CommandSession session, Func<IProgress<StageProgress>, TrainResult> run)
    {
        using OtlpExport? export = OtlpExport.StartFromEnvironment();
        try
        {
            return WatchedStages.Run(session, TrainPipeline.StageNames(recipe), run);
        }
        catch (OperationCanceledException)
        {
            session.Remark($"what was done so far lies in {folder}; go on with: plumb train --resume {folder}");
            throw;
        }
    }

    private int Show(TrainResult result, ParseResult arguments, CommandSession session)
    {
        if (arguments.GetValue(_json))
        {
            session.WriteJson(new { Run = result.Folder, Model = result.ModelFolder, result.Method, result.Loop, result.Comparison, result.Samples });
        }
        else
        {
            TrainSummary.Write(result, session.Screen);
        }

        return ExitCode.Done;
    }

    // An option that would be ignored is a mistake of the caller's; nobody should learn of it after the run.
    private void RefuseStray(ParseResult arguments)
    {
        List<string> stray = [.. Options.Where(option => option != _resume && option != _json && IsGiven(option, arguments)).Select(option => option.Name)];
        if (arguments.GetValue(_method) is not null)
        {
            stray.Insert(0, "METHOD");
        }

        UsageException.ThrowIfAny([.. stray.Select(name => $"{name} belongs to a new run: one that is resumed keeps its recipe")]);
    }

    // What is said on the command line goes before what a file says.
    private TrainRecipe ReadRecipe(ParseResult arguments)
    {
        string? file = arguments.GetValue(_recipe);
        string method = arguments.GetValue(_method) ?? (file is null ? "" : RecipeFile.Scalar(file, "method") ?? "");
        if (!TrainMethods.Names.Contains(method))
        {
            throw new UsageException($"{(method.Length == 0 ? "no method is named" : $"there is no method '{method}'")}; expected plumb train with one of {string.Join(", ", TrainMethods.Names)}");
        }

        TrainRecipe recipe = TrainMethods.Defaults(method);

        // Ranges are checked when all has been said.
        recipe = file is null ? recipe : RecipeFile.Read(file, recipe, read => read.Method == method ? [] : [$"the recipe is for {read.Method}, the command line says {method}"]);
        recipe = Override(recipe, arguments);
        List<string> problems = [];
        recipe = RecipeFile.Set(arguments.GetValue(_set) ?? [], recipe, problems);
        UsageException.ThrowIfAny(problems);
        return recipe;
    }

    private TrainRecipe Override(TrainRecipe recipe, ParseResult arguments)
    {
        string[] files = arguments.GetValue(_data) ?? [];
        string[] evaluation = arguments.GetValue(_evaluation) ?? [];
        string[] rewards = arguments.GetValue(_reward) ?? [];
        return recipe with
        {
            Model = arguments.GetValue(_model) ?? recipe.Model,
            Data = recipe.Data with
            {
                Files = files.Length > 0 ? files : recipe.Data.Files,
                EvaluationFiles = evaluation.Length > 0 ? evaluation : recipe.Data.EvaluationFiles,
            },
            Rewards = rewards.Length > 0 ? [.. rewards.Select(RewardText.Parse)] : recipe.Rewards,
            Lora = arguments.GetValue(_lora) is { } rank ? (recipe.Lora ?? new LoraOptions()) with { Rank = rank, Alpha = 2.0 * rank } : recipe.Lora,
            Seed = IsGiven(_seed, arguments) ? arguments.GetValue(_seed) : recipe.Seed,
            Threads = arguments.GetValue(_threads) ?? recipe.Threads,
            Offline = recipe.Offline with
            {
                MaxSteps = arguments.GetValue(_steps) ?? recipe.Offline.MaxSteps,
                LearningRate = arguments.GetValue(_learningRate) ?? recipe.Offline.LearningRate,
            },
            Online = recipe.Online with
            {
                Iterations = arguments.GetValue(_steps) ?? recipe.Online.Iterations,
                LearningRate = arguments.GetValue(_learningRate) ?? recipe.Online.LearningRate,
            },
        };
    }

    private static Option<string[]> Texts(string name, string valueName, string description) =>
        new(name) { Description = description, HelpName = valueName, AllowMultipleArgumentsPerToken = false };
}
