using Plumbline.Models.Checkpoints;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Adapters;

/// <summary>
/// The low-rank adapters of one decoder (Hu et al. 2021, "LoRA"). While they are attached every forward pass, in training and in generation,
/// includes them, and only they are trained: the decoder's own parameters are frozen. Files are those of PEFT. Not thread-safe.
/// </summary>
public sealed class LoraAdapters : IDisposable
{
    private readonly Decoder _decoder;
    private readonly List<(Projection Projection, LoraAdapter Adapter)> _adapters;
    private readonly List<Parameter> _frozen = [];
    private int _openScopes;

    private LoraAdapters(Decoder decoder, LoraOptions options, IEnumerable<Projection> projections)
    {
        _decoder = decoder;
        Options = options;
        _adapters =
        [
            .. projections.Select(projection => (
                projection,
                new LoraAdapter(LoraTargets.PeftName(projection), projection.Weight.Rows, projection.Weight.Columns, options.Rank, options.Scale))),
        ];
        Parameters = [.. _adapters.SelectMany(pair => new[] { pair.Adapter.A, pair.Adapter.B })];
    }

    /// <summary>Size and place of the adapters.</summary>
    public LoraOptions Options { get; }

    /// <summary>What is trained: A and B of every adapter, in the model's order, under their names in PEFT files.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Whether the adapters belong to the decoder, which uses them unless they are switched off.</summary>
    public bool IsAttached { get; private set; }

    /// <summary>Whether a scope of <see cref="SwitchOff"/> is open.</summary>
    public bool IsSwitchedOff => _openScopes > 0;

    /// <summary>
    /// Puts new adapters on a decoder and freezes its own parameters. B is zero, so the model computes the same bits as before until the first
    /// training step; A is uniform in ±1/√inputs (Kaiming-uniform with a = √5, as PEFT has it).
    /// </summary>
    /// <param name="decoder">Gets the adapters; must have none.</param>
    /// <param name="options">Size and place; validated.</param>
    /// <param name="random">Each A is drawn from the child stream of its name, so that adding a target changes no other adapter.</param>
    /// <exception cref="ArgumentException">An option is out of range, or a target module fits no projection.</exception>
    /// <exception cref="InvalidOperationException">The decoder has adapters already.</exception>
    public static LoraAdapters Attach(Decoder decoder, LoraOptions options, RandomStream random)
    {
        List<string> problems = [.. options.Validate()];
        (IReadOnlyList<Projection> projections, IReadOnlyList<string> unfit) = LoraTargets.Find(decoder, options.TargetModules);
        problems.AddRange(unfit);
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        LoraAdapters adapters = new(decoder, options, projections);
        foreach ((_, LoraAdapter adapter) in adapters._adapters)
        {
            RandomStream stream = random.Child(adapter.A.Name);
            double bound = 1 / Math.Sqrt(adapter.A.Columns);
            foreach (ref float value in adapter.A.Edit())
            {
                value = (float)(((2 * stream.NextDouble()) - 1) * bound);
            }
        }

        return adapters.Attach();
    }

    /// <summary>Reads adapters from a PEFT folder and puts them on a decoder, frozen as by <see cref="Attach(Decoder, LoraOptions, RandomStream)"/>.</summary>
    /// <param name="folder">Holds <c>adapter_config.json</c> and <c>adapter_model.safetensors</c>.</param>
    /// <param name="decoder">The model they were trained on; must have no adapters.</param>
    /// <exception cref="CheckpointException">A file is missing, damaged, asks for what is not supported, or does not fit the decoder.</exception>
    /// <exception cref="InvalidOperationException">The decoder has adapters already.</exception>
    public static LoraAdapters Load(string folder, Decoder decoder)
    {
        LoraOptions options = LoraConfigFile.Read(folder);
        using LoraCheckpoint checkpoint = LoraCheckpoint.Open(folder, decoder, options);
        LoraAdapters adapters = new(decoder, options, checkpoint.Projections);
        try
        {
            foreach (Parameter parameter in adapters.Parameters)
            {
                checkpoint.Read(parameter);
            }

            return adapters.Attach();
        }
        catch
        {
            adapters.Dispose();
            throw;
        }
    }

    /// <summary>Writes <c>adapter_model.safetensors</c> and then <c>adapter_config.json</c>, each atomically, as PEFT reads them.</summary>
    /// <param name="folder">Created where it is missing.</param>
    /// <param name="type">Element type of the weights.</param>
    /// <param name="baseModel">Name or path of the base model, for the configuration; null leaves it open.</param>
    /// <exception cref="CheckpointException">A number does not fit into <paramref name="type"/>.</exception>
    public void Save(string folder, TensorType type = TensorType.Float32, string? baseModel = null)
    {
        Directory.CreateDirectory(folder);
        LoraCheckpoint.Write(folder, Parameters, type);
        LoraConfigFile.Write(folder, Options, _decoder.Names.IsGpt2, baseModel);
    }

    /// <summary>
    /// Until the scope is disposed, forward passes run without the adapters, to the bit as the base model: a frozen reference for
    /// training against, without a second copy of the weights. Nothing is thawed meanwhile. Scopes may be nested. A backward pass that
    /// computes layers again is refused in another state than its forward pass had.
    /// </summary>
    /// <returns>Switches the adapters on again when disposed.</returns>
    /// <exception cref="InvalidOperationException">The adapters are not attached.</exception>
    public IDisposable SwitchOff()
    {
        if (!IsAttached)
        {
            throw new InvalidOperationException("the adapters are not attached to a decoder: there is nothing to switch off");
        }

        _openScopes++;
        Connect();
        return new OffScope(this);
    }

    /// <summary>Takes the adapters off, so that the decoder is the base model again, and thaws what attaching froze. They can still be saved.</summary>
    public void Detach()
    {
        if (!IsAttached)
        {
            return;
        }

        IsAttached = false;
        Connect();
        _decoder.Adapters = null;
        _frozen.ForEach(parameter => parameter.Trainable = true);
        _frozen.Clear();
    }

    /// <summary>
    /// Adds scale · B · A to the weights, summed in double precision and rounded once, then detaches: the decoder computes what it did with the
    /// adapters, up to that rounding, and can be saved as a plain checkpoint.
    /// </summary>
    /// <exception cref="InvalidOperationException">The adapters are not attached.</exception>
    public void Merge()
    {
        if (!IsAttached)
        {
            throw new InvalidOperationException("the adapters are not attached to a decoder: they were detached or merged already");
        }

        foreach ((Projection projection, LoraAdapter adapter) in _adapters)
        {
            adapter.AddTo(projection.Weight);
        }

        Detach();
    }

    /// <summary>Detaches the adapters and frees them.</summary>
    public void Dispose()
    {
        Detach();
        foreach ((_, LoraAdapter adapter) in _adapters)
        {
            adapter.Dispose();
        }
    }

    private LoraAdapters Attach()
    {
        if (_decoder.Adapters is not null)
        {
            Dispose();
            throw new InvalidOperationException("the decoder has adapters already; merge or detach them first");
        }

        IsAttached = true;
        _decoder.Adapters = this;
        Connect();
        foreach (Parameter parameter in _decoder.Parameters.Where(parameter => parameter.Trainable))
        {
            parameter.ClearGradient();
            parameter.Trainable = false;
            _frozen.Add(parameter);
        }

        return this;
    }

    /// <summary>Gives each projection its adapter, or takes it away, as the state asks.</summary>
    private void Connect()
    {
        foreach ((Projection projection, LoraAdapter adapter) in _adapters)
        {
            projection.Adapter = IsAttached && !IsSwitchedOff ? adapter : null;
        }
    }

    private sealed class OffScope(LoraAdapters adapters) : IDisposable
    {
        private bool _closed;

        public void Dispose()
        {
            if (!_closed)
            {
                _closed = true;
                adapters._openScopes--;
                if (adapters.IsAttached)
                {
                    adapters.Connect(); // detached meanwhile, the projections may have others by now
                }
            }
        }
    }
}
