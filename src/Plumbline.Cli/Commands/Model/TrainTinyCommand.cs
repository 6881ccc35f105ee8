using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Cli.Stages;
using Plumbline.Numerics.Compute;
using Plumbline.Recipes.Stages;
using Plumbline.Recipes.TinyModel;
using Plumbline.Runs.Reports;

namespace Plumbline.Cli.Commands.Model;

/// <summary><c>plumb model train-tiny</c>.</summary>
internal sealed class TrainTinyCommand : PlumbCommand
{
    private static readonly TinyModelRecipe Defaults = new();
    private readonly Option<string> _out = TypedOptions.RequiredText("--out", "DIR", "Folder for the Hugging Face checkpoint and its prompts; absent or empty.");
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<int> _steps = TypedOptions.Integer("--steps", "Optimiser steps.", Defaults.Steps);
    private readonly ProcessorArguments _processor;
    private readonly Option<bool> _json = TypedOptions.Json();

    public TrainTinyCommand()
        : base("train-tiny", "Trains the tiny story model that comes with Plumbline, from nothing.",
        [
            new Example("The shipped model again", "plumb model train-tiny --out tiny-stories"),
            new Example("Another one, in a tenth of the time", "plumb model train-tiny --out tiny-2 --seed 2 --steps 300"),
        ])
    {
        Add(_out);
        Add(_seed);
        Add(_steps);
        _processor = new ProcessorArguments(this);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        TinyModelRecipe recipe = new() { Seed = arguments.GetValue(_seed), Steps = arguments.GetValue(_steps) };
        UsageException.ThrowIfAny(recipe.Validate());
        string folder = arguments.GetValue(_out)!;
        OutputFolder.RequireFree(folder);

        using Processor processor = _processor.Start(arguments);
        using TinyModelResult result = WatchedStages.Run(session, TinyModelTrainer.StageNames, Train);
        TinyModelFolder.Write(result, folder);
        long parameters = result.Decoder.Config.ParameterCount;
        if (arguments.GetValue(_json))
        {
            session.WriteJson(new { Model = folder, Parameters = parameters, result.TrainedTokens, result.FirstHeldOutLoss, result.HeldOutLoss });
        }
        else
        {
            session.Output.Write(TerminalText.Line(
                $"{folder}: {NumberText.Format(parameters, 12)} parameters, trained on {NumberText.Format(result.TrainedTokens, 12)} tokens; " +
                $"held-out loss {NumberText.Format(result.HeldOutLoss, 4)} nats per token") + "\n");
        }

        return ExitCode.Done;

        TinyModelResult Train(IProgress<StageProgress> progress) => new TinyModelTrainer(recipe, processor, session.Time, progress).Train(session.Cancellation);
    }
}
