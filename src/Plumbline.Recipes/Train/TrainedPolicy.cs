using Plumbline.Models.Adapters;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Align;
using Plumbline.Training.Policies;

namespace Plumbline.Recipes.Train;

/// <summary>The policy of a run with its reference, and what of it is trained.</summary>
internal sealed class TrainedPolicy : IDisposable
{
    private readonly Decoder _model;
    private readonly LoraAdapters? _adapters;
    private readonly Decoder? _reference;

    private TrainedPolicy(Decoder model, LoraAdapters? adapters, Decoder? reference, TrainablePolicy policy)
    {
        _model = model;
        _adapters = adapters;
        _reference = reference;
        Policy = policy;
    }

    public TrainablePolicy Policy { get; }

    /// <summary>Makes the policy a copy of the base model.</summary>
    /// <param name="recipe">Says whether adapters are trained, and which reference is held to.</param>
    /// <param name="start">The base model; may serve as the reference, and must then outlive this.</param>
    public static TrainedPolicy Create(TrainRecipe recipe, PretrainedModel start)
    {
        Decoder model = start.Decoder.Clone();
        Decoder? named = recipe.Reference is { } folder ? Decoder.Load(folder) : null;
        if (recipe.ReferenceInBFloat16)
        {
            Decoder whole = named ?? start.Decoder;
            Decoder small = whole.ToInferenceCopy();
            named?.Dispose();
            named = small;
        }

        if (recipe.Lora is null)
        {
            TrainablePolicy all = new(model, model.Parameters, new FrozenReference(named ?? start.Decoder), folder => start.Save(model, folder));
            return new TrainedPolicy(model, null, named, all);
        }

        LoraAdapters adapters = LoraAdapters.Attach(model, recipe.Lora, new RandomStream(recipe.Seed, "lora"));

        // A mixture samples policy and reference side by side, so both must exist at once.
        IReferencePolicy reference = named is not null ? new FrozenReference(named)
            : recipe.Method == "nash-md" ? new FrozenReference(start.Decoder)
            : new AdapterFreeReference(model, adapters);
        return new TrainedPolicy(model, adapters, named, new TrainablePolicy(model, adapters.Parameters, reference, Save));

        void Save(string folder)
        {
            adapters.Save(folder, baseModel: recipe.Model);
            start.Tokenizer.Save(folder);
        }
    }

    public void Dispose()
    {
        _adapters?.Dispose();
        _reference?.Dispose();
        _model.Dispose();
    }
}
