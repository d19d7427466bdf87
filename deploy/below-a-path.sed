# The same below a path of the server, such as https://www.example.com/sito: put yours in the place of “sito”, and let
# sed write the file for your server: sed -E -f deploy/below-a-path.sed deploy/nginx.conf (or deploy/Caddyfile).
# It expects /srv/www/sito to be a link to /srv/site/output: ln -s /srv/site/output /srv/www/sito
s#/srv/site/output#/srv/www#
s#([ ^])/(assets|api|inbox|_headers|404\.html|en/|de/|\(api)#\1/sito/\2#g
