namespace Plumbline.Runs.Hub;

/// <summary>How a file of a set is packed where it is published.</summary>
public enum DataSetPacking
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With gzip; it is unpacked here.</summary>
    Gzip,
}

/// <summary>A public data set that is known by a short name.</summary>
/// <param name="Name">The short name.</param>
/// <param name="About">What it is and is good for, in one line.</param>
/// <param name="Licence">Its licence, as the publisher names it.</param>
/// <param name="Publisher">Who publishes it: owner and repository.</param>
/// <param name="Version">The commit of the publisher's repository that the addresses name.</param>
/// <param name="Loader">How its rows are read: a name of Plumbline's data-set types, or <c>raw</c> where rows need a function of the user's.</param>
/// <param name="Files">Its files.</param>
public sealed record DataSetEntry(string Name, string About, string Licence, string Publisher, string Version, string Loader, IReadOnlyList<DataSetFile> Files)
{
    /// <summary>Its folder in the cache. The hub's own programs pass over folders of this name.</summary>
    internal string CacheName => "plumbline--" + Name;
}

/// <summary>One file of a set.</summary>
/// <param name="Name">Its name here.</param>
/// <param name="Address">Where it is published.</param>
/// <param name="Packing">How it is packed there.</param>
/// <param name="Bytes">Its size in bytes, unpacked.</param>
/// <param name="Digest">The SHA-256 of its content, unpacked.</param>
public sealed record DataSetFile(string Name, Uri Address, DataSetPacking Packing, long Bytes, HubDigest Digest);
