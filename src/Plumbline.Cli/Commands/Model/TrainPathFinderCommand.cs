using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Cli.Stages;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Recipes.PathFinding;
using Plumbline.Recipes.Stages;
using Plumbline.Runs.Reports;

namespace Plumbline.Cli.Commands.Model;

/// <summary><c>plumb model train-path-finder</c>.</summary>
internal sealed class TrainPathFinderCommand : PlumbCommand
{
    private readonly Option<string> _out = TypedOptions.RequiredText("--out", "DIR", "Folder for the Hugging Face checkpoint; absent or empty.");
    private readonly Option<bool> _memoriser = TypedOptions.Switch("--memoriser", "The control that learns a few problems by heart.");
    private readonly Option<bool> _oneLayer = TypedOptions.Switch("--one-layer", "The control of one block.");
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<int?> _steps = TypedOptions.OptionalInteger("--steps", "Optimiser steps; by default as many as the shipped model had.");
    private readonly ProcessorArguments _processor;
    private readonly Option<bool> _json = TypedOptions.Json();

    public TrainPathFinderCommand()
        : base("train-path-finder", "Trains the small transformer that finds paths in trees, or one of its controls, from nothing.",
        [
            new Example("The shipped model again", "plumb model train-path-finder --out path-finder"),
            new Example("The control that learns by heart", "plumb model train-path-finder --memoriser --out path-finder-memoriser"),
        ])
    {
        Add(_out);
        Add(_memoriser);
        Add(_oneLayer);
        Add(_seed);
        Add(_steps);
        _processor = new ProcessorArguments(this);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        if (arguments.GetValue(_memoriser) && arguments.GetValue(_oneLayer))
        {
            throw new UsageException("--memoriser and --one-layer are two models; expected at most one of them");
        }

        PathFinderRecipe kind = arguments.GetValue(_memoriser) ? PathFinderRecipe.Memoriser : arguments.GetValue(_oneLayer) ? PathFinderRecipe.OneLayer : new PathFinderRecipe();
        PathFinderRecipe recipe = kind with { Seed = arguments.GetValue(_seed), Steps = arguments.GetValue(_steps) ?? kind.Steps };
        UsageException.ThrowIfAny(recipe.Validate());
        string folder = arguments.GetValue(_out)!;
        OutputFolder.RequireFree(folder);

        using Processor processor = _processor.Start(arguments);
        using Decoder model = WatchedStages.Run(session, PathFinderTrainer.StageNames, Train);
        PathFinderFolder.Write(model, folder);
        if (arguments.GetValue(_json))
        {
            session.WriteJson(new { Model = folder, Parameters = model.Config.ParameterCount, recipe.Steps });
        }
        else
        {
            session.Output.Write(TerminalText.Line($"{folder}: {NumberText.Format(model.Config.ParameterCount, 12)} parameters, trained in {recipe.Steps} steps") + "\n");
        }

        return ExitCode.Done;

        Decoder Train(IProgress<StageProgress> progress) => new PathFinderTrainer(recipe, processor, session.Time, progress).Train(session.Cancellation);
    }
}
