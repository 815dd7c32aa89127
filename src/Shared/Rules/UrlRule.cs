namespace GainsightEvents.Rules;

/// <summary>[Url]. Like the attribute, it looks at the beginning and at nothing else.</summary>
internal sealed class UrlRule : ValueRule, IAdmits<string>
{
    private static readonly string[] Beginnings = ["http://", "https://", "ftp://"];

    public bool Admits(string value) => value is null || Array.Exists(Beginnings, each => value.StartsWith(each, StringComparison.OrdinalIgnoreCase));

    internal override bool Admits(object? value) => value switch
    {
        null => true,
        string text => Admits(text),
        Uri uri => uri.IsAbsoluteUri && uri.Scheme is ("http" or "https" or "ftp"),
        _ => false,
    };

    internal override string Describe(string shown) => $"{shown} does not begin with http://, https:// or ftp://; set an absolute URL";
}
