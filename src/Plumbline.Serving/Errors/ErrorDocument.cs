namespace Plumbline.Serving.Errors;

/// <summary>An error as it is sent.</summary>
internal sealed record ErrorDocument(ErrorBody Error)
{
    public static ErrorDocument Of(ApiException exception) =>
        new(new ErrorBody(exception.Message, exception.Type, exception.Parameter, exception.Code));
}

/// <summary>What an error says.</summary>
internal sealed record ErrorBody(string Message, string Type, string? Param, string? Code);
