using Plumbline.Statistics;
using Plumbline.Worlds.Detectors;

namespace Plumbline.Worlds.Zoo;

/// <summary>The pieces of work of one exhibit: its exact answer, its detectors, each seed, each seed of its remedy, each seed of each setting of its slider.</summary>
internal sealed class ExhibitWork
{
    // The exact answer and the detectors.
    private const int Before = 2;

    private readonly ZooOptions _options;
    private readonly Remedy? _remedy;
    private readonly Slider? _slider;
    private readonly SeedOutcome[] _outcomes;
    private readonly SeedOutcome[] _mended;
    private readonly IReadOnlyList<double>[] _curve;
    private readonly int _sliderSeeds;
    private KnownAnswer? _known;
    private ExhibitDetection? _detection;

    public ExhibitWork(Exhibit exhibit, ZooOptions options)
    {
        Exhibit = exhibit;
        _options = options;
        _remedy = exhibit.Remedy;
        _slider = options.Sliders ? exhibit.Slider : null;
        _sliderSeeds = _slider is { IsExact: true } ? 1 : options.Seeds;
        _outcomes = new SeedOutcome[options.Seeds];
        _mended = new SeedOutcome[_remedy is null ? 0 : options.Seeds];
        _curve = new IReadOnlyList<double>[(_slider?.Settings.Count ?? 0) * _sliderSeeds];
    }

    public Exhibit Exhibit { get; }

    public int Pieces => Before + _outcomes.Length + _mended.Length + _curve.Length;

    public void Do(int piece)
    {
        int index = piece - Before;
        if (piece == 0)
        {
            _known = Exhibit.Known;
        }
        else if (piece == 1)
        {
            _detection = DetectorPanel.Judge(Exhibit);
        }
        else if (index < _outcomes.Length)
        {
            _outcomes[index] = Exhibit.Run(Seed(index));
        }
        else if ((index -= _outcomes.Length) < _mended.Length)
        {
            _mended[index] = _remedy!.Run(Seed(index));
        }
        else
        {
            index -= _mended.Length;
            _curve[index] = _slider!.Measure(_slider.Settings[index / _sliderSeeds], Seed(index % _sliderSeeds));
        }
    }

    public ExhibitResult Result()
    {
        Gap gap = ExhibitMath.Gap(Exhibit, _outcomes);
        Gap? mended = _mended.Length == 0 ? null : ExhibitMath.Gap(Exhibit, _mended);
        double tolerance = Exhibit.Measure.Tolerance;
        return new ExhibitResult(Exhibit.Name, _known!, _outcomes, gap, gap.Verdict(tolerance), ExhibitMath.Figures(_outcomes))
        {
            Detection = _detection,
            Mended = mended,
            MendedVerdict = mended?.Verdict(tolerance),
            Regained = mended is null ? null : ExhibitMath.Regained(_known!, gap, mended),
            MendedFigures = ExhibitMath.Figures(_mended),
            Slider = _slider is null ? [] : [.. _slider.Settings.Select((setting, i) => ExhibitMath.Point(_slider, setting, _curve[(i * _sliderSeeds)..((i + 1) * _sliderSeeds)]))],
        };
    }

    private ulong Seed(int index) => _options.Seed + (ulong)index;
}
