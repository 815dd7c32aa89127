namespace GainsightEvents.Rules;

/// <summary>[Url]. Like the attribute, it looks at the beginning and at nothing else.</summary>
internal sealed class UrlRule : ValueRule
{
    internal override bool Admits(object? value) => value switch
    {
        null => true,
        string text => Begins(text, "http://") || Begins(text, "https://") || Begins(text, "ftp://"),
        Uri uri => uri.IsAbsoluteUri && uri.Scheme is ("http" or "https" or "ftp"),
        _ => false,
    };

    internal override string Describe(string shown) => $"{shown} does not begin with http://, https:// or ftp://; set an absolute URL";

    private static bool Begins(string text, string scheme) => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);
}
