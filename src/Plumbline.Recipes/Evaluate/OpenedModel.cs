using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Caching;
using Plumbline.Evaluation.Concurrency;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.RateLimits;
using Plumbline.Models.Batching;
using Plumbline.Models.Chat;
using Plumbline.Numerics.Compute;

namespace Plumbline.Recipes.Evaluate;

/// <summary>A model, ready to be asked: an endpoint with patience and limits, a folder's model in batches, or a script.</summary>
internal sealed class OpenedModel : IDisposable
{
    private readonly Stack<IDisposable> _owned;

    private OpenedModel(IChatClient client, string target, Stack<IDisposable> owned) => (Client, Target, _owned) = (client, target, owned);

    /// <summary>The model.</summary>
    public IChatClient Client { get; }

    /// <summary>What is written of it in logs; of a folder, the digest of its files is part of it.</summary>
    public string Target { get; }

    /// <summary>Opens a model.</summary>
    /// <param name="role">What it is here, <c>model</c> or <c>judge</c>: names its part of the cache.</param>
    /// <param name="choice">Which.</param>
    /// <param name="key">Its key; null for none.</param>
    /// <param name="recipe">How it is asked.</param>
    /// <param name="time">Measures time-outs and waits.</param>
    /// <param name="limiter">The bucket of its endpoint, shared with whoever else asks there; null for no limit.</param>
    public static OpenedModel Open(string role, ModelChoice choice, string? key, EvaluateRecipe recipe, TimeProvider time, RateLimiter? limiter = null)
    {
        Stack<IDisposable> owned = new();
        try
        {
            (IChatClient client, string target) = Connect(choice, key, recipe, time, owned);
            bool local = choice.IsLocal() || choice.IsScripted();
            ResponseCache? cache = recipe.Cache is null ? null : ResponseCache.Open(Path.Combine(recipe.Cache, role));
            if (cache is not null)
            {
                owned.Push(cache);
            }

            ModelClientOptions options = new()
            {
                Retry = recipe.Retries(),
                Concurrency = local ? AdaptiveLimitOptions.Fixed(Math.Max(64, recipe.Connections)) : recipe.Concurrency(),
                RateLimiter = limiter,
                Cache = cache,
            };
            IChatClient wrapped = ModelClient.Wrap(client, options, target, time);
            owned.Push(wrapped);
            return new OpenedModel(wrapped, target, owned);
        }
        catch
        {
            Release(owned);
            throw;
        }
    }

    public void Dispose() => Release(_owned);

    private static (IChatClient Client, string Target) Connect(ModelChoice choice, string? key, EvaluateRecipe recipe, TimeProvider time, Stack<IDisposable> owned)
    {
        if (choice.IsScripted())
        {
            return (ScriptedModels.Create(choice.Name[ModelChoice.ScriptedPrefix.Length..], recipe.Asked.Seed), choice.Name);
        }

        if (!choice.IsLocal())
        {
            EndpointOptions endpoint = choice.Endpoint() with { ApiKey = key, Connections = recipe.Connections };
            return (ModelClient.Connect(endpoint, time), endpoint.Target);
        }

        Processor processor = new();
        owned.Push(processor);
        LocalModel model = LocalModel.Load(choice.Name);
        owned.Push(model);
        BatchScheduler scheduler = new(model.Decoder, processor, model.Tokenizer);
        owned.Push(scheduler);
        IChatClient client = new LikelihoodChatClient(new BatchingChatClient(scheduler, model.ClientOptions(Path.GetFileName(Path.GetFullPath(choice.Name)), seed: recipe.Asked.Seed)));
        return (client, $"local/{Path.GetFileName(Path.GetFullPath(choice.Name))}@{model.Digest[..16]}");
    }

    private static void Release(Stack<IDisposable> owned)
    {
        while (owned.TryPop(out IDisposable? each))
        {
            each.Dispose();
        }
    }
}
