using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Cli.Stages;
using Plumbline.Numerics.Compute;
using Plumbline.Recipes.Stages;
using Plumbline.Recipes.ParlorModel;
using Plumbline.Runs.Reports;

namespace Plumbline.Cli.Commands.Model;

/// <summary><c>plumb model train-parlor</c>.</summary>
internal sealed class TrainParlorCommand : PlumbCommand
{
    private static readonly ParlorModelRecipe Defaults = new();
    private readonly Option<string> _out = TypedOptions.RequiredText("--out", "DIR", "Folder for the Hugging Face checkpoint; absent or empty.");
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<int> _steps = TypedOptions.Integer("--steps", "Optimiser steps.", Defaults.Steps);
    private readonly ProcessorArguments _processor;
    private readonly Option<bool> _json = TypedOptions.Json();

    public TrainParlorCommand()
        : base("train-parlor", "Trains the base model of Parlor, the world in which align measures the true wish, from nothing.",
        [
            new Example("The shipped model again", "plumb model train-parlor --out parlor-base"),
            new Example("Another one, in a tenth of the time", "plumb model train-parlor --out parlor-2 --seed 2 --steps 900"),
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
        ParlorModelRecipe recipe = new() { Seed = arguments.GetValue(_seed), Steps = arguments.GetValue(_steps) };
        UsageException.ThrowIfAny(recipe.Validate());
        string folder = arguments.GetValue(_out)!;
        OutputFolder.RequireFree(folder);

        using Processor processor = _processor.Start(arguments);
        using ParlorModelResult result = WatchedStages.Run(session, ParlorModelTrainer.StageNames, Train);
        result.Write(folder);
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

        ParlorModelResult Train(IProgress<StageProgress> progress) => new ParlorModelTrainer(recipe, processor, session.Time, progress).Train(session.Cancellation);
    }
}
