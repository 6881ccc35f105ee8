using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Testing;

/// <summary>How a suite is run inside a unit test.</summary>
public sealed record AlignmentTestOptions
{
    /// <summary>How much is asked, and the seed. Default: all of it.</summary>
    public SuiteOptions Asked { get; init; } = new();

    /// <summary>Folders of data sets. Default none: enough for suites that make their own samples.</summary>
    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>The judge, for suites that need one. Default null.</summary>
    public IChatClient? Judge { get; init; }

    /// <summary>Retries, time-outs and requests at a time.</summary>
    public ModelClientOptions Client { get; init; } = new();

    /// <summary>Limits of samples and of the whole, settings of requests, level of intervals; its seed is that of <see cref="Asked"/>.</summary>
    public EvaluatorOptions Evaluator { get; init; } = new();

    /// <summary>Stamps records and measures limits. Default the system's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
