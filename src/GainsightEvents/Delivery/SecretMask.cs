namespace GainsightEvents.Delivery;

/// <summary>Takes secrets out of what a server says, for some echo them.</summary>
internal sealed class SecretMask
{
    private const string Mask = "***";

    private readonly string[] _secrets;

    /// <summary>Masks these; null and empty ones are none.</summary>
    public SecretMask(IReadOnlyList<string?> secrets) =>

        // The longest first, or one that is part of another would leave the rest of that to be read.
        _secrets = [.. secrets.Where(static secret => !string.IsNullOrEmpty(secret)).OrderByDescending(static secret => secret!.Length)!];

    /// <summary>The length of the longest secret.</summary>
    public int MaxLength => _secrets.Length == 0 ? 0 : _secrets[0].Length;

    /// <summary>The text without the secrets, in whatever case they were written.</summary>
    public string Apply(string text)
    {
        foreach (var secret in _secrets)
        {
            for (var at = 0; (at = text.IndexOf(secret, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += Mask.Length)
            {
                text = text.Remove(at, secret.Length).Insert(at, Mask);
            }
        }

        return text;
    }
}
