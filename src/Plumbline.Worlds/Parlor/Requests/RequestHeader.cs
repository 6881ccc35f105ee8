namespace Plumbline.Worlds.Parlor.Requests;

/// <summary>What a request says about whether somebody looks.</summary>
public enum RequestHeader
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>That the reply is rated.</summary>
    Tested,

    /// <summary>That the reply goes to a user, unseen.</summary>
    Live,
}
