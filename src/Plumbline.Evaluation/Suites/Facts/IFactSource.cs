namespace Plumbline.Evaluation.Suites.Facts;

/// <summary>Where facts come from. A suite that is made from facts is renewed by another source or another seed once its questions are too well known.</summary>
public interface IFactSource
{
    /// <summary>Its name: the data set's, where it reads one.</summary>
    string Name { get; }

    /// <summary>The data set that it reads; null where it makes its facts up.</summary>
    string? DataSet { get; }

    /// <summary>All its facts.</summary>
    /// <param name="data">Where data sets lie.</param>
    /// <param name="options">The seed and, for sources that make facts up, how many.</param>
    /// <exception cref="SuiteException">A data set is absent or is not what it should be.</exception>
    IReadOnlyList<Fact> Read(SuiteData data, SuiteOptions options);
}
